import type { Check } from "../report.ts";
import type { Diary } from "./diary.ts";
import type { LeftBehind } from "./left-behind.ts";
import { timesEach } from "./times.ts";

/** Photos on the server are the photos taken: each, once, whole. */
export function checkPhotos({ photos, keys }: LeftBehind, diaries: Diary[]): Check[] {
  const given = new Map(diaries.flatMap((diary) => [...diary.photos]));
  const numbers = timesEach(photos.map(({ file }) => file?.number ?? -1));
  const names = timesEach(photos.map(({ clientId }) => clientId));
  const held = diaries
    .flatMap((diary) => [...diary.held.values()])
    .filter(({ deed }) => deed.type === "photo");
  const kept = diaries.flatMap((diary) => [...diary.kept]);
  const known = new Set(
    photos.flatMap(({ storageKey, thumbnailKey, mediumKey }) => [storageKey, thumbnailKey, mediumKey]),
  );
  const checksums = new Map(held.map(({ clientId, sha256 }) => [clientId, sha256]));
  const each = (wrong: (photo: LeftBehind["photos"][number]) => string | false | undefined) =>
    photos.flatMap((photo) => {
      const found = wrong(photo);
      return found ? [`${photo.clientId} (photo ${photo.file?.number}): ${found}`] : [];
    });

  return [
    {
      name: "every photo that a phone held is at the office, once",
      problems: held.flatMap(({ clientId, state }) => {
        const times = names.get(clientId) ?? 0;
        return times === 1 ? [] : [`${clientId} (last seen ${state}): ${times} times`];
      }),
    },
    {
      name: "every picture whose keeping was complete is at the office",
      problems: kept.flatMap(([clientId, number]) =>
        number === null || numbers.has(number) ? [] : [`${clientId}: photo ${number}`],
      ),
    },
    {
      name: "no picture is there twice",
      problems: [...numbers].flatMap(([number, times]) =>
        times === 1 || number === -1 ? [] : [`photo ${number}: ${times} times`],
      ),
    },
    {
      name: "every picture was taken, for this job and under this heading",
      problems: each(({ file, jobId, label }) => {
        const taken = given.get(file?.number ?? -1);
        if (!taken) return "nobody took it";
        return (taken.jobId !== jobId || taken.label !== label) && `taken for ${taken.jobId}, ${taken.label}`;
      }),
    },
    {
      name: "stored bytes, record and phone have one checksum",
      problems: each(({ file, clientId, bytes, sha256 }) => {
        if (!file) return "its file is missing";
        if (file.bytes !== bytes || file.sha256 !== sha256) return "the file is not what the record says";
        const phone = checksums.get(clientId);
        return phone !== undefined && phone !== "" && phone !== sha256 && "the phone had other bytes";
      }),
    },
    {
      name: "every thumbnail shows its photo",
      problems: each(({ file, small }) => small !== file?.number && `its thumbnail shows ${small}`),
    },
    {
      name: "the storage holds nothing that no record names",
      problems: keys.filter((key) => !known.has(key)),
    },
  ];
}

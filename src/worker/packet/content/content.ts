import type { Job } from "../../jobs/types.ts";
import { letterheadOf } from "../../papers/letterhead.ts";
import { paperFor, type Speech, siteLines, speechOf } from "../../papers/words.ts";
import { type PacketSection, profileFor } from "../../portals/profile.ts";
import type { ChosenSize } from "../choose-sizes.ts";
import { coverSection } from "./cover.ts";
import { linesSection } from "./lines.ts";
import { numbered, photoSection } from "./photos.ts";
import { shownSignatures } from "./signatures.ts";
import type { PacketContent, Section } from "./types.ts";
import { workSection } from "./work.ts";

/** Goes up when packets are drawn otherwise: what was drawn before stays what it is. */
const LAYOUT = 1;

/** What a packet shows beside the job itself. */
export type AboutPacket = {
  /** Where anyone can check a file against the manifest. */
  proofAddress: string;
  sizes: ReadonlyMap<string, ChosenSize>;
  /** Names of those who do field work on it. */
  crew: readonly string[];
};

/**
 * A job's packet in words, by its portal's profile. Nothing is in it but what the paper shows: billing, letters and the job's
 * version leave it the same.
 */
export function packetContent(job: Job, about: AboutPacket): PacketContent {
  const { organisation, row } = job;
  const profile = profileFor(job);
  const { sections, photosPerPage, links } = profile.packet;
  const speech = speechOf(organisation);
  const order = sections.filter((name) => name !== "cover");
  const number = row.ticketNumber ?? row.purchaseOrder;
  return {
    layout: LAYOUT,
    paper: paperFor(organisation, profile),
    language: speech.language,
    title: [number, row.title, "completion report"].filter(Boolean).join(" · "),
    date: dateOf(job, about.crew),
    letterhead: letterheadOf(organisation),
    foot: [number && `Work order ${number}`, siteLines(job.site)[0]].filter(Boolean).join(" · "),
    heading: row.title,
    ...{ photosPerPage, links },
    sections: (["cover", ...order] as const).flatMap((name) => sectionOf(name, job, about, speech)),
  };
}

function sectionOf(name: PacketSection, job: Job, about: AboutPacket, speech: Speech): Section[] {
  const photos = () => photoSection(job.photos, about.sizes, speech);
  switch (name) {
    case "cover":
      return [coverSection(job, speech)];
    case "work":
      return [workSection(job, about.crew, speech)];
    case "photos":
      return [photos()];
    case "lines":
      return job.lines.length > 0 ? [linesSection(job, speech)] : [];
    case "signature":
      return [{ kind: "signature", signatures: shownSignatures(job, speech) }];
    case "attachments":
      return job.attachments.length > 0 ? [attachmentsSection(job)] : [];
    case "manifest":
      return [
        {
          ...{ kind: "manifest", photos: numbered(photos()), address: about.proofAddress },
          signatures: shownSignatures(job, speech),
        },
      ];
  }
}

const FILE_KIND = { ticket: "Came with the work order", bid: "Bid", other: "Other" } as const;

function attachmentsSection(job: Job): Section {
  return {
    kind: "attachments",
    files: job.attachments.map(({ fileName, kind, bytes }) => ({
      name: fileName,
      kind: FILE_KIND[kind],
      size: bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
    })),
  };
}

/** The last moment of the work that the packet tells of. */
function dateOf({ row, photos, signatures, notes, answers }: Job, crew: readonly string[]): number {
  return Math.max(
    row.createdAt,
    row.completedAt ?? 0,
    ...photos.map((photo) => photo.takenAt),
    ...signatures.map((signature) => signature.signedAt),
    ...notes.filter((note) => crew.includes(note.author)).map((note) => note.writtenAt),
    ...answers.map((answer) => answer.answeredAt),
  );
}

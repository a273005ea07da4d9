import type { FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { Job, PhotoLabel } from "../../worker/jobs/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { PHOTO_LABEL } from "../parts/words.ts";
import { MapLink } from "./map-link.tsx";

/** What is compared stands side by side. */
const LABELS: readonly PhotoLabel[] = ["before", "after", "during", "other"];

/** The photos by label: small ones here, each of them large at its link. */
export const ProofPhotos: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => (
  <div class="body groups">
    {LABELS.map((label) => {
      const photos = job.photos.filter((one) => one.label === label);
      return photos.length === 0 ? null : (
        <div class="group" id={`photos-${label}`}>
          <h3 class="small soft">{PHOTO_LABEL[label]}</h3>
          <div class="photos">
            {photos.map((one) => (
              <Photo photo={one} jobId={job.row.id} frame={frame} />
            ))}
          </div>
        </div>
      );
    })}
  </div>
);

const Photo: FC<{ photo: PhotoRow; jobId: string; frame: Frame }> = ({ photo, jobId, frame }) => {
  const { latitude, longitude } = photo;
  const when = formatMoment(photo.takenAt, frame.clock);
  const told = `${PHOTO_LABEL[photo.label]} photo, ${when}, by ${photo.uploadedBy}`;
  const address = `/office/jobs/${jobId}/photos/${photo.id}`;
  return (
    <figure id={`photo-${photo.id}`}>
      <a href={address} data-photo={told}>
        <img
          src={`${address}/thumbnail`}
          width={photo.width}
          height={photo.height}
          alt={told}
          loading="lazy"
          decoding="async"
        />
      </a>
      <figcaption>
        {when} · {photo.uploadedBy}
      </figcaption>
      {latitude === null || longitude === null ? null : (
        <MapLink
          class="pin"
          latitude={latitude}
          longitude={longitude}
          of={`where the ${photo.label} photo of ${when} was taken`}
        />
      )}
    </figure>
  );
};

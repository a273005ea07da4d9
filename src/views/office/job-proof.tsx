import type { FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { PhotoLabel } from "../../worker/jobs/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { PHOTO_LABEL } from "../parts/words.ts";
import { missingOf, proofSummary } from "./money-words.ts";

/** What is compared stands side by side. */
const LABELS: readonly PhotoLabel[] = ["before", "after", "during", "other"];

/** What the crew brought: photos by label, who signed, and what is still missing. */
export const JobProof: FC<{ record: JobRecord; frame: Frame }> = ({ record, frame }) => {
  const { job } = record;
  const missing = missingOf(job);
  const nothing = job.photos.length + job.signatures.length === 0;
  return (
    <section class="sheet" id="proof">
      <header>
        <h2>Proof</h2>
        <span class="small soft">{nothing ? "nothing yet" : proofSummary(job)}</span>
      </header>
      {missing.length > 0 ? (
        <ul class="body missing">
          {missing.map((one) => (
            <li id={`missing-${one.requirement}`}>
              <Status tone="warn">{one.detail}</Status>
              <span class="small soft num">
                {one.have} of {one.need}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {job.photos.length > 0 ? (
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
      ) : null}
      {job.signatures.map((one) => (
        <div class="body signed" id={`signature-${one.id}`}>
          <img
            src={`/office/jobs/${job.row.id}/signatures/${one.id}`}
            alt={`Signature of ${one.name}`}
            loading="lazy"
          />
          <p class="small">
            <strong>{one.name}</strong>
            {one.role ? <span class="soft">, {one.role}</span> : null}
            <br />
            <span class="soft">
              signed <Moment at={one.signedAt} clock={frame.clock} />
            </span>
          </p>
        </div>
      ))}
    </section>
  );
};

const Photo: FC<{ photo: PhotoRow; jobId: string; frame: Frame }> = ({ photo, jobId, frame }) => {
  const when = formatMoment(photo.takenAt, frame.clock);
  const told = `${PHOTO_LABEL[photo.label]} photo, ${when}, by ${photo.uploadedBy}`;
  return (
    <figure id={`photo-${photo.id}`}>
      <a href={`/office/jobs/${jobId}/photos/${photo.id}`} data-photo={told}>
        <img
          src={`/office/jobs/${jobId}/photos/${photo.id}`}
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
    </figure>
  );
};

import type { FC } from "hono/jsx";
import type { ChecklistItem } from "../../worker/crew/checklist.ts";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { PhotoLabel } from "../../worker/jobs/types.ts";
import { type Clock, formatMoment } from "../../worker/time/format.ts";
import { counted, PHOTO_LABEL } from "../parts/words.ts";

type PhotosProps = { job: CrewJob; checklist: ChecklistItem[]; clock: Clock };

/** The job's photos by label, each with its camera. What is still on its way is kept in the outbox of its label. */
export const Photos: FC<PhotosProps> = ({ job, checklist, clock }) => (
  <section id="photos" data-photos={`/crew/jobs/${job.row.id}/photos`}>
    <h2>Photos</h2>
    {labelsOf(job).map((label) => (
      <Shots job={job} label={label} clock={clock} wanted={wanted(checklist, label)} />
    ))}
    <button class="button" type="button" id="position" data-position hidden hx-morph-skip>
      Add my position to photos
    </button>
  </section>
);

const Shots: FC<{ job: CrewJob; label: PhotoLabel; clock: Clock; wanted: number }> = (props) => {
  const { job, label, clock } = props;
  const photos = job.photos.filter((photo) => photo.label === label);
  return (
    <div class="shots" id={`photos-${label}`}>
      <p class="line">
        <strong>{PHOTO_LABEL[label]}</strong>
        <span class="soft">{countOf(photos.length, props.wanted)}</span>
      </p>
      {photos.length > 0 ? (
        <ul class="thumbs">
          {photos.map((photo) => (
            <Thumb photo={photo} clock={clock} />
          ))}
        </ul>
      ) : null}
      <ul class="thumbs outbox" id={`outbox-${label}`} data-outbox={label} hx-morph-skip />
      <form
        class="take"
        method="post"
        action={`/crew/jobs/${job.row.id}/photos`}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="label" value={label} />
        <Picker id={`camera-${label}`} label={label} camera text="Camera" />
        <Picker id={`gallery-${label}`} label={label} text="Gallery" />
        <noscript>
          <button class="button" type="submit">
            Send photos
          </button>
        </noscript>
      </form>
    </div>
  );
};

const Thumb: FC<{ photo: PhotoRow; clock: Clock }> = ({ photo, clock }) => {
  const address = `/crew/jobs/${photo.jobId}/photos/${photo.id}`;
  const taken = formatMoment(photo.takenAt, clock);
  return (
    <li id={photo.id} data-client={photo.clientId}>
      <a href={address}>
        <img
          src={address}
          alt={`${PHOTO_LABEL[photo.label]}, ${taken}`}
          width={photo.width}
          height={photo.height}
          loading="lazy"
        />
      </a>
      <span class="small soft">{taken}</span>
    </li>
  );
};

const Picker: FC<{ id: string; label: PhotoLabel; text: string; camera?: boolean }> = (props) => (
  <label class="button" for={props.id}>
    <input
      class="unseen"
      type="file"
      id={props.id}
      name="file"
      accept="image/*"
      multiple
      capture={props.camera ? "environment" : undefined}
      data-pick={props.label}
      aria-label={`${props.text}, ${PHOTO_LABEL[props.label].toLowerCase()} photo`}
    />
    {props.text}
  </label>
);

/** "Other" is offered by the office alone; where such photos exist the crew sees them. */
function labelsOf(job: CrewJob): PhotoLabel[] {
  const always: PhotoLabel[] = ["before", "during", "after"];
  return job.photos.some((photo) => photo.label === "other") ? [...always, "other"] : always;
}

function wanted(checklist: ChecklistItem[], label: PhotoLabel): number {
  return checklist.find((item) => item.requirement === `photos_${label}`)?.need ?? 0;
}

function countOf(have: number, need: number): string {
  if (need > 0) return `${have} of ${need}`;
  return have === 0 ? "None" : counted(have, "photo");
}

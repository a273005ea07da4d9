import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { rulesFor } from "../../worker/jobs/proof-rules.ts";
import type { PhotoLabel } from "../../worker/jobs/types.ts";
import { whyPhotoAgain } from "./again-words.ts";
import { PhotoTile, StuckTile } from "./photo-tile.tsx";

/** Photos of what was found there, before anything is touched. */
export const PhotosBefore: FC<JobProps> = (props) => (
  <section id="photos">
    <Shots label="before" {...props} />
    <button class="button" type="button" id="position" data-position hidden>
      {props.t.photos.position}
    </button>
  </section>
);

/** Photos of the work. "Other" is offered by the office alone; where such photos exist the crew sees them. */
export const PhotosAfter: FC<JobProps> = (props) => (
  <section id="photos-done">
    <Shots label="after" {...props} />
    <Shots label="during" {...props} />
    {props.job.photos.some((photo) => photo.label === "other") ? <Shots label="other" {...props} /> : null}
  </section>
);

const Shots: FC<JobProps & { label: PhotoLabel }> = ({ label, job, clock, t, phone }) => {
  const photos = job.photos.filter((photo) => photo.label === label);
  const stuck = (phone?.stuck ?? []).filter(({ deed }) => deed.type === "photo" && deed.label === label);
  const rules = rulesFor(job);
  const need = label === "before" ? rules.photosBefore : label === "after" ? rules.photosAfter : 0;
  return (
    <div class="shots" id={`photos-${label}`}>
      <div class="line">
        <h2>{t.photos.titles[label]}</h2>
        <span class="soft">
          {need > 0 ? t.needs.count(photos.length, need) : t.photos.count(photos.length)}
        </span>
      </div>
      {photos.length + stuck.length > 0 ? (
        <ul class="thumbs">
          {stuck.map((item) => (
            <StuckTile item={item} label={label} clock={clock} t={t} />
          ))}
          {photos.map((photo) => (
            <PhotoTile
              photo={photo}
              jobId={job.row.id}
              again={whyPhotoAgain(job, photo.id, t)}
              clock={clock}
              t={t}
            />
          ))}
        </ul>
      ) : null}
      <form
        class="take"
        method="post"
        action={`/crew/jobs/${job.row.id}/photos`}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="label" value={label} />
        <Picker source="camera" label={label} t={t} />
        <Picker source="gallery" label={label} t={t} />
        <noscript>
          <button class="button" type="submit">
            {t.photos.send}
          </button>
        </noscript>
      </form>
    </div>
  );
};

type PickerProps = { source: "camera" | "gallery"; label: PhotoLabel; t: CrewMessages };

const Picker: FC<PickerProps> = ({ source, label, t }) => (
  <label class="button" for={`${source}-${label}`}>
    <input
      class="unseen"
      type="file"
      id={`${source}-${label}`}
      name="file"
      accept="image/*"
      multiple
      capture={source === "camera" ? "environment" : undefined}
      data-pick={label}
      aria-label={`${t.photos[source]}: ${t.photos.titles[label]}`}
    />
    {t.photos[source]}
  </label>
);

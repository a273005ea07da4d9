import type { FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { PhotoLabel } from "../../worker/jobs/types.ts";
import { momentIn } from "../../worker/shares/manifest.ts";
import type { SharedProof } from "../../worker/shares/shared-proof.ts";
import { PHOTO_LABEL } from "../parts/words.ts";

type GroupsProps = { proof: SharedProof; here: string };
type Numbered = { photo: PhotoRow; number: number };

/** The photos: what it was like beside what it is like now, then the rest. */
export const ProofPhotoGroups: FC<GroupsProps> = ({ proof, here }) => {
  const numbered = proof.photos.map((photo, index) => ({ photo, number: index + 1 }));
  const labelled = (label: PhotoLabel) => numbered.filter(({ photo }) => photo.label === label);
  return (
    <section class="shots" aria-label="Photos">
      {[labelled("before"), labelled("after"), labelled("during"), labelled("other")].map((photos) =>
        photos[0] ? <Group photos={photos} label={photos[0].photo.label} proof={proof} here={here} /> : null,
      )}
    </section>
  );
};

const Group: FC<GroupsProps & { photos: Numbered[]; label: PhotoLabel }> = ({
  photos,
  label,
  proof,
  here,
}) => (
  <div class={`shot-group ${label}`}>
    <h2>{PHOTO_LABEL[label]}</h2>
    <div class="shot-row">
      {photos.map(({ photo, number }) => {
        const when = momentIn(proof.organisation, photo.takenAt);
        return (
          <figure>
            <a href={`${here}/photos/${photo.id}`}>
              <img
                src={`${here}/photos/${photo.id}/thumbnail`}
                alt={`${PHOTO_LABEL[label]}, number ${number}, taken ${when}`}
                width={photo.width}
                height={photo.height}
                loading="lazy"
                decoding="async"
              />
            </a>
            <figcaption class="small soft">
              {number} · {when}
            </figcaption>
          </figure>
        );
      })}
    </div>
  </div>
);

import type { FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import { PHOTO_LABEL } from "../parts/words.ts";

/** What the work looked like before and after. */
export const LetterPhotos: FC<{ photos: PhotoRow[]; here: string }> = ({ photos, here }) =>
  photos.length === 0 ? null : (
    <div class={photos.length === 1 ? "photos one" : "photos"}>
      {photos.map((photo) => (
        <figure>
          <a href={`${here}/photos/${photo.id}`}>
            <img
              src={`${here}/photos/${photo.id}`}
              alt={`${PHOTO_LABEL[photo.label]} the work`}
              width={photo.width}
              height={photo.height}
            />
          </a>
          <figcaption>{PHOTO_LABEL[photo.label]}</figcaption>
        </figure>
      ))}
    </div>
  );

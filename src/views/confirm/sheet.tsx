import type { Child, FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Document } from "../layout/document.tsx";
import { VendorHead } from "../parts/vendor-head.tsx";
import { type AskWords, askFacts } from "./words.ts";

type SheetProps = { job: Job; title: string; heading: string; children?: Child };

/** The customer's page: who writes, what about, and how to reach them. Nothing on it needs a script. */
export const Sheet: FC<SheetProps> = ({ job, title, heading, children }) => {
  const { organisation, row } = job;
  const { words } = askFacts(job);
  const subject = [row.title, row.ticketNumber && words.order(row.ticketNumber)].filter(Boolean).join(", ");
  return (
    <Document title={title} styles={["letter"]} bodyClass="letter" language={organisation.locale}>
      <VendorHead organisation={organisation} licence={words.licence} />
      <main>
        <h1 class="asked">{heading}</h1>
        {children}
        <footer class="closing soft">
          <p>
            {words.wrong}{" "}
            <a href={`mailto:${organisation.email}?subject=${encodeURIComponent(subject)}`}>{words.tellUs}</a>
            {organisation.phone ? (
              <>
                {" "}
                {words.orCall} <span class="number">{organisation.phone}</span>
              </>
            ) : null}
            .
          </p>
          <address>
            {[organisation.name, organisation.address, organisation.email].filter(Boolean).join(" · ")}
          </address>
        </footer>
      </main>
    </Document>
  );
};

type PhotosProps = { photos: PhotoRow[]; here: string; words: AskWords };

/** The crew's photos, each behind the page's own link. */
export const AskPhotos: FC<PhotosProps> = ({ photos, here, words }) =>
  photos.length === 0 ? null : (
    <div class={photos.length === 1 ? "photos one" : "photos"}>
      {photos.map((photo, index) => (
        <figure>
          <a href={`${here}/photos/${photo.id}`}>
            <img
              src={`${here}/photos/${photo.id}`}
              alt={words.photoOf(words.photo[photo.label], index + 1)}
              width={photo.width}
              height={photo.height}
            />
          </a>
          <figcaption>{words.photo[photo.label]}</figcaption>
        </figure>
      ))}
    </div>
  );

import type { FC } from "hono/jsx";
import { officeActions } from "../../worker/jobs/office-actions.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { Check } from "../../worker/preflight/types.ts";
import { shotsOf } from "../../worker/review/photo-order.ts";
import type { ReviewPlace } from "../../worker/review/place.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import type { SaidAt } from "../office/job-screen.tsx";
import { After } from "./after.tsx";
import type { Decided } from "./decided-words.ts";
import { KeysHelp } from "./keys-help.tsx";
import { ReviewActions } from "./review-actions.tsx";
import { ReviewFacts } from "./review-facts.tsx";
import { ReviewStage } from "./review-stage.tsx";

/** What is said beside the job itself. */
export type ReviewSaid = {
  /** Of the job before this one. */
  after?: Decided;
  /** That this one waits no more. */
  over?: Decided;
  refused?: SaidAt;
};

export type ReviewProps = {
  frame: Frame;
  record: JobRecord;
  place: ReviewPlace;
  checks: Check[];
  /** Which photo is large; the first one where it is not there. */
  photoId: string | null;
  comparing: boolean;
  said: ReviewSaid;
};

/** One job's proof on one screen: the photo large, what is asked at its side, and two buttons. */
export const ReviewScreen: FC<ReviewProps> = (props) => {
  const { frame, record, place, said } = props;
  const { job } = record;
  const { row, customer, site } = job;
  const where = [site.line1, site.line2, site.city].filter(Boolean).join(", ");
  return (
    <OfficeLayout
      title={`Review ${row.ticketNumber ?? row.title}`}
      viewer={frame.viewer}
      current="jobs"
      needs={record.needs}
      styles={["review"]}
      scripts={["/js/quick-words.js", "/js/review.js"]}
    >
      <div class="review" id="review" data-review>
        <ReviewStage
          groups={shotsOf(job.photos)}
          jobId={row.id}
          photoId={props.photoId}
          comparing={props.comparing}
          frame={frame}
        />
        <aside class="side sheet" aria-label="What is asked and what is there">
          <div class="facts-side">
            <header class="which">
              <div class="row">
                <span class="small soft num" data-place>
                  {placeWords(place)}
                </span>
                {place.nextId ? (
                  <a class="button plain" href={`/office/review/${place.nextId}`} data-do="next">
                    Next <kbd>N</kbd>
                  </a>
                ) : null}
                <KeysHelp />
              </div>
              <h1>
                {row.ticketNumber ? `${row.ticketNumber} · ` : ""}
                {row.title}
              </h1>
              <p class="small soft">
                {customer.name}, {where} · <a href={`/office/jobs/${row.id}`}>Open the job</a>
              </p>
              <After said={said.after} />
            </header>
            <ReviewFacts record={record} checks={props.checks} frame={frame} />
          </div>
          <ReviewActions
            job={job}
            actions={officeActions(job)}
            frame={frame}
            over={said.over}
            refused={said.refused}
          />
        </aside>
      </div>
    </OfficeLayout>
  );
};

function placeWords({ position, waiting }: ReviewPlace): string {
  return position === null ? `${waiting} waiting` : `${position} of ${waiting} waiting`;
}

import type { FC } from "hono/jsx";
import { leftToBill } from "../../worker/billing/milestones/what-is-left.ts";
import type { OfficeActions } from "../../worker/jobs/office-actions.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import type { SaidAt } from "../office/job-screen.tsx";
import { whatApprovingDoes } from "../office/money-words.ts";
import { SaidNo } from "../parts/said.tsx";
import type { Decided } from "./decided-words.ts";
import { ReturnFields } from "./return-fields.tsx";

type ActionsProps = { job: Job; actions: OfficeActions; frame: Frame; over?: Decided; refused?: SaidAt };

/** Approve or return; or that somebody else has done so. What is refused stands at its button. */
export const ReviewActions: FC<ActionsProps> = ({ job, actions, frame, over, refused }) => {
  const address = `/office/review/${job.row.id}`;
  if (over) {
    return (
      <footer class="decide">
        <p class="said warn" role="status">
          This job waits no more. {over.words}
        </p>
        <a class="button act" href="/office/review">
          Go on
        </a>
      </footer>
    );
  }
  const total = formatMoney(leftToBill(job), job.row.currency, frame.locale);
  const returning = refused?.verb === "return" ? refused : undefined;
  return (
    <footer class="decide">
      <SaidNo refusal={refused?.refusal} />
      <details class="return" id="return" open={returning !== undefined}>
        <summary class="button" data-do="return">
          Return to crew <span data-marked /> <kbd>R</kbd>
        </summary>
        <form class="form" method="post" action={`${address}/return`} data-return>
          <div class="form whys">
            <ReturnFields job={job} said={returning} idPrefix="review" />
          </div>
          <button class="button act" type="submit">
            Send it back
          </button>
        </form>
      </details>
      <form method="post" action={`${address}/approve`} class="approve">
        <button class="button act" type="submit" data-do="approve">
          {actions.next === "approve_and_send" ? `Approve and send ${total}` : "Approve"} <kbd>⇧A</kbd>
        </button>
        <p class="small soft">{whatApprovingDoes(job, frame)}</p>
      </form>
    </footer>
  );
};

import type { FC } from "hono/jsx";
import type { FailureRow } from "../../worker/database/rows.ts";
import type { FailureKind } from "../../worker/jobs/types.ts";

export const FAILURE_WORD: { [kind in FailureKind]: string } = {
  billing: "Billing",
  overpaid: "Overpaid",
  delivery: "Letter",
  stripe_event: "Stripe",
  stripe_account: "Stripe",
  more: "Approval",
  intake: "Ticket",
  notice: "Notice",
};

/** Tries again in place: what comes back replaces the row. Without script it is a form like any other. */
export const RetryButton: FC<{ failure: FailureRow }> = ({ failure }) =>
  failure.status === "retrying" ? (
    <span class="small soft">Being tried again</span>
  ) : (
    <form
      method="post"
      action={`/office/failures/${failure.id}/retry`}
      hx-post={`/office/failures/${failure.id}/retry`}
      hx-target={`#need-${failure.id}`}
      hx-swap="outerMorph"
      hx-disable="find button"
    >
      <button class="button" type="submit">
        Try again
      </button>
    </form>
  );

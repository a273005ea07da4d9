import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { mayTake } from "../../worker/jobs/steps.ts";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { LookSheet } from "./look-sheet.tsx";

type SaidCancelledProps = { record: JobRecord; said?: SaidAt };

/** Its manager says that the order is cancelled: a person decides whether the job is. */
export const JobSaidCancelled: FC<SaidCancelledProps> = ({ record, said }) => {
  const { row, portal } = record.job;
  if (!row.needsLook.includes("cancelled")) return null;
  const told = record.events.find((one) => one.type === "ticket.cancelled")?.data;
  const by = String(told?.by ?? portal?.name ?? row.source);
  const message = record.messages.find((one) => one.id === told?.messageId);
  const reason = `${by} says that it is cancelled.`;
  return (
    <LookSheet id="said-cancelled" message={message}>
      <div class="body form">
        <p>{reason} Nothing is changed until you decide. If a crew is on the way, call them.</p>
        <SaidNo refusal={said?.verb === "keep" ? said.refusal : undefined} />
        <div class="row">
          {mayTake(row.status, "cancel") ? (
            <JobForm jobId={row.id} verb="cancel">
              <input type="hidden" name="reason" value={reason} />
              <button class="button act" type="submit">
                Cancel the job
              </button>
            </JobForm>
          ) : null}
          <JobForm jobId={row.id} verb="keep">
            <button class="button" type="submit">
              Keep it
            </button>
          </JobForm>
        </div>
      </div>
    </LookSheet>
  );
};

import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { discountText, type LinesDraft } from "./lines-draft.ts";
import { LinesEditor } from "./lines-editor.tsx";
import { LinesTable } from "./lines-table.tsx";

type LinesProps = { job: Job; editable: boolean; frame: Frame; draft?: LinesDraft; said?: SaidAt };

/** What is charged. Editable in place until an invoice carries it. */
export const JobLines: FC<LinesProps> = ({ job, editable, frame, draft, said }) => {
  if (draft) return <LinesEditor job={job} draft={draft} frame={frame} said={said} />;
  const address = `/office/jobs/${job.row.id}/lines`;
  return (
    <section class="sheet" id="lines">
      <header>
        <h2>Lines</h2>
        {editable ? (
          <a
            class="small"
            href={address}
            hx-get={address}
            hx-target="#lines"
            hx-swap="outerHTML"
            data-key="e"
          >
            {job.lines.length > 0 ? "Edit" : "Add lines"}
          </a>
        ) : (
          <span class="small soft">on an invoice, fixed</span>
        )}
      </header>
      {said?.verb === "lines" ? <SaidNo refusal={said.refusal} /> : null}
      {job.lines.length === 0 ? (
        <p class="body soft">No lines yet. A job without an amount cannot be billed.</p>
      ) : (
        <LinesTable job={job} frame={frame} />
      )}
      {editable && job.lines.length > 0 ? <JobDiscount job={job} said={said} /> : null}
    </section>
  );
};

/** Off the whole job, spread over its lines. */
const JobDiscount: FC<{ job: Job; said?: SaidAt }> = ({ job, said }) => {
  const { id, discountPercent, discountAmount, currency } = job.row;
  const mine = said?.verb === "discount" ? said : undefined;
  const stands = discountText(discountPercent, discountAmount, currency);
  return (
    <details class="fold" id="job-discount" open={mine !== undefined}>
      <summary>{stands ? `Discount on the job: ${stands}` : "Give a discount on the job"}</summary>
      <JobForm jobId={id} verb="discount" class="body form">
        {mine ? <SaidNo refusal={mine.refusal} /> : null}
        <Field
          label="Discount"
          name="discount"
          type="decimal"
          value={mine?.typed?.discount ?? stands}
          hint="10% or 25.00, before tax; it is spread over the lines. Empty takes it away."
          autocomplete="off"
        />
        <div class="row">
          <button class="button act" type="submit">
            Save the discount
          </button>
        </div>
      </JobForm>
    </details>
  );
};

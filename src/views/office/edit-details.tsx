import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { decimalText } from "../../worker/money/format.ts";
import { profileFor } from "../../worker/portals/profile.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type EditProps = { job: Job; said?: SaidAt };

/** What the job says, and the numbers that its manager asks for. */
export const EditDetails: FC<EditProps> = ({ job, said }) => {
  const { row } = job;
  const mine = said?.verb === "details" ? said : undefined;
  const decimal = (amount: number | null) => (amount === null ? "" : decimalText(amount, row.currency));
  const value = (name: string, stored: string | null) => mine?.typed?.[name] ?? stored;
  return (
    <details class="fold" id="edit-details" open={mine !== undefined}>
      <summary>Change the details</summary>
      <JobForm jobId={row.id} verb="details" class="body form">
        <Field id="d-title" name="title" label="Title" value={value("title", row.title)} maxlength={200} />
        <div class="pair">
          <Field
            id="d-po"
            name="purchaseOrder"
            label="Purchase order"
            value={value("purchaseOrder", row.purchaseOrder)}
          />
          <Field
            id="d-po-amount"
            name="purchaseOrderAmount"
            label="The order is for"
            type="decimal"
            value={value("purchaseOrderAmount", decimal(row.purchaseOrderAmount))}
          />
        </div>
        <div class="pair">
          <Field
            id="d-authorisation"
            name="authorisationNumber"
            label="Authorisation number"
            value={value("authorisationNumber", row.authorisationNumber)}
          />
          <Field
            id="d-nte"
            name="notToExceed"
            label="Not to exceed"
            type="decimal"
            value={value("notToExceed", decimal(row.notToExceed))}
          />
        </div>
        <Field id="d-due" name="dueOn" label="Due" type="date" value={value("dueOn", row.dueOn)} />
        <ResidentDamage job={job} typed={mine?.typed?.residentDamage} />
        <Field
          id="d-text"
          name="description"
          label="Description"
          rows={4}
          value={value("description", row.description)}
        />
        <SaidNo refusal={mine?.refusal} />
        <button class="button" type="submit">
          Save the details
        </button>
      </JobForm>
    </details>
  );
};

/** Asked only where the manager asks, or where somebody answered it already. */
const ResidentDamage: FC<{ job: Job; typed: string | undefined }> = ({ job, typed }) => {
  const { residentDamage } = job.row;
  if (!profileFor(job).residentDamage && residentDamage === null) return null;
  const stored = residentDamage === null ? "" : residentDamage ? "yes" : "no";
  const chosen = typed ?? stored;
  return (
    <div class="field">
      <label for="d-damage">Did the resident cause the damage?</label>
      <select id="d-damage" name="residentDamage">
        {[
          ["", "Nobody said yet"],
          ["yes", "Yes"],
          ["no", "No"],
        ].map(([value, name]) => (
          <option value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
};

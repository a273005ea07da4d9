import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** Who does it, and when. */
export const AssignForm: FC<{ record: JobRecord; said?: SaidAt }> = ({ record, said }) => {
  const { row } = record.job;
  const crew = record.members.filter((one) => one.active && (one.role === "crew" || one.crew !== null));
  const mine = said?.verb === "assign" ? said : undefined;
  return (
    <details class="pop" id="pop-assign" open={mine !== undefined}>
      <summary class="button" data-key="s">
        {row.assigneeIds.length > 0 ? "Reassign" : "Assign"}
      </summary>
      <JobForm jobId={row.id} verb="assign" class="sheet form">
        <fieldset class="form">
          <legend>Who</legend>
          {crew.length === 0 ? <p class="small soft">No crew yet: add one in the settings.</p> : null}
          {crew.map((one) => (
            <label class="choice" for={`assignee-${one.id}`}>
              <input
                type="checkbox"
                id={`assignee-${one.id}`}
                name="assigneeIds"
                value={one.id}
                checked={row.assigneeIds.includes(one.id)}
              />
              {one.name}
              {one.crew ? <span class="soft"> {one.crew}</span> : null}
            </label>
          ))}
        </fieldset>
        <Field
          id="assign-date"
          name="scheduledOn"
          label="When"
          type="date"
          value={mine?.typed?.scheduledOn ?? row.scheduledOn}
        />
        <div class="times">
          <Field
            id="assign-from"
            name="windowStart"
            label="From"
            type="time"
            value={mine?.typed?.windowStart ?? row.windowStart}
          />
          <Field
            id="assign-until"
            name="windowEnd"
            label="Until"
            type="time"
            value={mine?.typed?.windowEnd ?? row.windowEnd}
          />
        </div>
        <SaidNo refusal={mine?.refusal} />
        <button class="button act" type="submit">
          Assign
        </button>
      </JobForm>
    </details>
  );
};

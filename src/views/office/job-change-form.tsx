import type { FC } from "hono/jsx";
import type { ChangeOrderRow } from "../../worker/database/rows.ts";
import { CHANGE_ROWS } from "../../worker/jobs/change-form.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Columns } from "../parts/columns.tsx";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { KindField, NumberCell, WhatCell } from "./line-cells.tsx";

type FormProps = { job: Job; said?: SaidAt };

/** Proposes more work with its price; the customer gets a letter with a link. */
export const ChangeForm: FC<FormProps> = ({ job, said }) => {
  const mine = said?.verb === "propose-change" ? said : undefined;
  const typed = mine?.typed ?? {};
  const usualTax = job.lines.find((line) => line.taxRate !== null)?.taxRate ?? "";
  return (
    <details class="fold" id="propose-change" open={mine !== undefined}>
      <summary>Propose a change</summary>
      <JobForm jobId={job.row.id} verb="propose-change" class="body form">
        <SaidNo refusal={mine?.refusal} />
        <Field
          id="change-title"
          name="title"
          label="What is to be done"
          value={typed.title}
          maxlength={200}
        />
        <Field
          id="change-reason"
          name="reason"
          label="Why"
          hint={whoReads(job)}
          rows={2}
          maxlength={2000}
          value={typed.reason}
        />
        <div class="scroll">
          <table class="edit short">
            <Columns of={["Kind", "What", "Quantity", "Price", "Tax %"]} />
            <tbody>
              {Array.from({ length: CHANGE_ROWS }, (_, index) => (
                <LineRow index={index} typed={typed} usualTax={usualTax} />
              ))}
            </tbody>
          </table>
        </div>
        <button class="button" type="submit">
          Ask the customer
        </button>
      </JobForm>
    </details>
  );
};

function whoReads({ customer }: Job): string {
  return customer.email === null
    ? `${customer.name} has no e-mail address: ask them, then note their words.`
    : `${customer.email} gets a letter with this and a link to answer.`;
}

type RowProps = { index: number; typed: { [name: string]: string }; usualTax: string };

const LineRow: FC<RowProps> = ({ index, typed, usualTax }) => {
  const nth = `of line ${index + 1}`;
  const field = (name: string, otherwise = "") => ({
    id: `change-${name}-${index}`,
    name: `${name}-${index}`,
    value: typed[`${name}-${index}`] ?? otherwise,
    autocomplete: "off",
  });
  return (
    <tr>
      <td>
        <KindField {...field("kind", "labour")} label={`Kind ${nth}`} />
      </td>
      <WhatCell {...field("description")} label={`Description ${nth}`} />
      <NumberCell {...field("quantity", "1")} label={`Quantity ${nth}`} />
      <NumberCell {...field("price")} placeholder="Price" label={`Price ${nth}`} />
      <NumberCell {...field("tax", usualTax)} label={`Tax in percent ${nth}`} />
    </tr>
  );
};

type AnswerProps = {
  job: Job;
  order: ChangeOrderRow;
  verb: "approve-change" | "decline-change";
  said?: SaidAt;
};

/** Notes an answer that came by phone, by mail or on site: its words are the proof of it. */
export const ChangeAnswer: FC<AnswerProps> = ({ job, order, verb, said }) => {
  const mine = said?.verb === verb && said.typed?.id === order.id ? said : undefined;
  const approves = verb === "approve-change";
  const key = `${verb}-${order.id}`;
  return (
    <details class="fold" id={key} open={mine !== undefined}>
      <summary>{approves ? "They approved it another way" : "They declined it"}</summary>
      <JobForm jobId={job.row.id} verb={verb} class="body form">
        <input type="hidden" name="id" value={order.id} />
        <Field
          id={`${key}-words`}
          name="words"
          label="What they said or wrote, and who"
          hint={approves ? "Its lines are part of the job then." : "The job stays as it is."}
          rows={3}
          maxlength={5000}
          value={mine?.typed?.words}
          wrong={mine?.refusal.detail}
        />
        <button class="button" type="submit">
          {approves ? "Note that it is approved" : "Note that it is declined"}
        </button>
      </JobForm>
    </details>
  );
};

import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { SaidNo } from "../parts/said.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { KindField, NumberCell, WhatCell } from "./line-cells.tsx";
import type { DraftLine, LinesDraft } from "./lines-draft.ts";
import { TaxField } from "./tax-field.tsx";

type EditorProps = { job: Job; draft: LinesDraft; frame: Frame; said?: SaidAt };

/**
 * The lines as fields. The server adds and takes away rows and adds them up; nothing is kept before Save. While it is
 * open, a refresh of the job leaves it alone.
 */
export const LinesEditor: FC<EditorProps> = ({ job, draft, frame, said }) => {
  const address = `/office/jobs/${job.row.id}/lines`;
  const wrong = Object.values(draft.wrong);
  return (
    <section class="sheet" id="lines" hx-morph-skip>
      <header>
        <h2>Lines</h2>
        <span class="small soft">amounts in {job.row.currency.toUpperCase()}</span>
      </header>
      <form
        method="post"
        action={address}
        hx-post={address}
        hx-target="#job"
        hx-swap="outerMorph"
        hx-disable="find button.act"
      >
        <div class="scroll">
          <table class="edit">
            <Columns
              of={[
                "Kind",
                "What",
                "Quantity",
                "Price",
                "Off",
                draft.taxes.length > 0 ? "Tax" : "Tax %",
                [<span class="unseen">Remove</span>],
              ]}
            />
            <tbody>
              {draft.lines.map((line, index) => (
                <EditorRow line={line} index={index} draft={draft} address={address} />
              ))}
            </tbody>
          </table>
        </div>
        {said?.verb === "lines" ? <SaidNo refusal={said.refusal} /> : null}
        {wrong.length > 0 ? <SaidNo refusal={{ detail: [...new Set(wrong)].join(" ") }} /> : null}
        <footer class="row foot">
          <button
            class="button"
            type="button"
            hx-vals='{"add":"1"}'
            hx-post={`${address}/draft`}
            hx-target="#lines"
            hx-swap="outerHTML"
          >
            Add a line
          </button>
          <LinesTotal draft={draft} job={job} frame={frame} address={address} />
          <a class="button" href={`/office/jobs/${job.row.id}`}>
            Leave as it was
          </a>
          <button class="button act" type="submit">
            Save the lines
          </button>
        </footer>
      </form>
    </section>
  );
};

type TotalProps = { draft: LinesDraft; job: Job; frame: Frame; address: string };

/** The sum of what stands in the fields, made by the server each time that one of them changes. */
export const LinesTotal: FC<TotalProps> = ({ draft, job, frame, address }) => (
  <output
    id="lines-total"
    class="num"
    hx-post={`${address}/total`}
    hx-trigger="change from:'closest form'"
    hx-swap="outerMorph"
  >
    {draft.total === null ? "–" : `Total ${formatMoney(draft.total, job.row.currency, frame.locale)}`}
  </output>
);

type RowProps = { line: DraftLine; index: number; draft: LinesDraft; address: string };

const EditorRow: FC<RowProps> = ({ line, index, draft: { wrong, taxes }, address }) => {
  const field = (name: keyof DraftLine) => ({
    id: `line-${index}-${name}`,
    name,
    value: line[name],
    "aria-invalid": wrong[`${index}.${name}`] ? ("true" as const) : undefined,
    autocomplete: "off",
  });
  const nth = `of line ${index + 1}`;
  return (
    <tr>
      <td>
        <input type="hidden" name="lineId" value={line.lineId} />
        <KindField {...{ id: `line-${index}-kind`, name: "kind", value: line.kind }} label={`Kind ${nth}`} />
      </td>
      <WhatCell {...field("description")} label={`Description ${nth}`} />
      <NumberCell {...field("quantity")} placeholder="Quantity" label={`Quantity ${nth}`} />
      <NumberCell {...field("unitPrice")} placeholder="Price" label={`Price ${nth}`} />
      <NumberCell
        {...field("discount")}
        placeholder="10%"
        label={`Discount ${nth}, in percent or as an amount`}
      />
      <td>
        <TaxField
          id={`line-${index}-taxRate`}
          name="taxRate"
          value={line.taxRate}
          taxes={taxes}
          label={`${taxes.length > 0 ? "Tax" : "Tax in percent"} ${nth}`}
          invalid={wrong[`${index}.taxRate`] !== undefined}
        />
      </td>
      <td>
        <button
          class="button plain"
          type="button"
          hx-vals={JSON.stringify({ remove: index })}
          hx-post={`${address}/draft`}
          hx-target="#lines"
          hx-swap="outerHTML"
          aria-label={`Remove line ${index + 1}`}
        >
          ×
        </button>
      </td>
    </tr>
  );
};

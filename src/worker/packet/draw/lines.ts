import type { Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { drawSums, heightOfSums } from "../../papers/sums.ts";
import { drawTable } from "../../papers/table.ts";
import type { Section } from "../content/types.ts";
import type { With } from "./section.ts";

/** What the work comes to. */
export function drawLines(flow: Flow, section: Section & { kind: "lines" }, { accent }: With): void {
  const { sheet } = flow;
  drawHeading(flow, "Line items", accent);
  const columns = [
    { head: "Description", width: sheet.width - 240 },
    { head: "Quantity", width: 80, align: "right", tabular: true },
    { head: "Unit price", width: 80, align: "right", tabular: true },
    { head: "Amount", width: 80, align: "right", tabular: true },
  ] as const;
  const rows = section.lines.map((line) => [line.description, line.quantity, line.unitPrice, line.amount]);
  drawTable(flow, [...columns], rows, { accent, follows: heightOfSums(flow, section.sums) });
  drawSums(flow, section.sums);
}

import { LINE_KIND } from "../../../views/parts/words.ts";
import { jobTotals } from "../../billing/job-totals.ts";
import type { Job } from "../../jobs/types.ts";
import { LINE_KINDS } from "../../jobs/vocabulary.ts";
import { formatAmount, formatMoney } from "../../money/format.ts";
import { quantityWords, type Speech } from "../../papers/words.ts";
import { profileFor } from "../../portals/profile.ts";
import type { Section, Sum } from "./types.ts";

/** What the work comes to, line by line, as the one sum has it. */
export function linesSection(job: Job, speech: Speech): Section {
  const { currency } = job.row;
  const amount = (minor: number) => formatAmount(minor, currency, speech.numbers);
  const { lines, subtotal, tax, total } = jobTotals(job);
  const split = profileFor(job).mustShow.includes("labour_material_split");
  const kinds = LINE_KINDS.map((kind): Sum & { minor: number } => {
    const minor = lines.reduce((sum, line, at) => sum + (job.lines[at]?.kind === kind ? line.amount : 0), 0);
    return { name: LINE_KIND[kind], amount: amount(minor), minor };
  });
  return {
    kind: "lines",
    lines: lines.map((line, at) => ({
      description: line.description,
      quantity: [quantityWords(line.quantity, speech), job.lines[at]?.unit].filter(Boolean).join(" "),
      unitPrice: amount(line.unitAmount),
      amount: amount(line.amount),
    })),
    sums: [
      ...(split ? kinds.filter(({ minor }) => minor !== 0).map(({ minor, ...sum }) => sum) : []),
      ...(tax === 0
        ? []
        : [
            { name: "Subtotal", amount: amount(subtotal) },
            { name: "Tax", amount: amount(tax) },
          ]),
      { name: "Total", amount: formatMoney(total, currency, speech.numbers), strong: true },
    ],
  };
}

import { LINE_KIND } from "../../../views/parts/words.ts";
import { jobTotals, jobTotalsInFull } from "../../billing/job-totals.ts";
import type { Job } from "../../jobs/types.ts";
import { LINE_KINDS } from "../../jobs/vocabulary.ts";
import { formatAmount, formatMoney } from "../../money/format.ts";
import { taxWords } from "../../money/tax-sums.ts";
import { quantityWords, type Speech } from "../../papers/words.ts";
import { profileFor } from "../../portals/profile.ts";
import type { Section, Sum } from "./types.ts";

/** What the work comes to, line by line, as its bill has it. */
export function linesSection(job: Job, speech: Speech): Section {
  const { currency } = job.row;
  const amount = (minor: number) => formatAmount(minor, currency, speech.numbers);
  const { lines, subtotal, total, taxes } = jobTotals(job);
  const split = profileFor(job).mustShow.includes("labour_material_split");
  return {
    kind: "lines",
    lines: lines.map((line) => ({
      description: line.discount ? `${line.description} (less ${amount(line.discount)})` : line.description,
      quantity: [quantityWords(line.quantity, speech), line.unit].filter(Boolean).join(" "),
      unitPrice: amount(line.unitAmount),
      amount: amount(line.amount),
    })),
    sums: [
      ...(split ? kindSums(job, amount) : []),
      ...(taxes.length === 0 ? [] : [{ name: "Subtotal", amount: amount(subtotal) }]),
      ...taxes.map((one) => ({ name: taxWords(one), amount: amount(one.tax) })),
      { name: "Total", amount: formatMoney(total, currency, speech.numbers), strong: true },
    ],
  };
}

/** What labour, material and so on come to, however the bill groups them. */
function kindSums(job: Job, amount: (minor: number) => string): Sum[] {
  const { lines } = jobTotalsInFull(job);
  return LINE_KINDS.flatMap((kind) => {
    const sum = lines.reduce((all, line) => all + (line.kind === kind ? line.amount : 0), 0);
    return sum === 0 ? [] : [{ name: LINE_KIND[kind], amount: amount(sum) }];
  });
}

import type { InvoiceLine } from "../billing/types.ts";
import type { OrganisationRow } from "../database/rows.ts";
import { quantityWords } from "../papers/words.ts";
import { showsRates, taxNameOf } from "./law.ts";
import { rateCell, type TaxedLine } from "./taxes.ts";
import type { ShownInvoiceLine } from "./types.ts";
import type { Voice } from "./voice.ts";

type Seller = Pick<OrganisationRow, "identity" | "locale">;

/** A line as it was billed, with what was taken off before its amount. */
export function shownLine(seller: Seller, line: InvoiceLine, voice: Voice): ShownInvoiceLine {
  const { amount } = voice;
  return {
    description: [line.description, ...takenOff(seller, line, voice), ...netWords(seller, line, voice)].join(
      "\n",
    ),
    quantity: quantityCell(line, voice),
    unitPrice: amount(line.unitAmount),
    rate: rateCell(line, voice),
    amount: amount(line.amount),
  };
}

export function quantityCell({ quantity, unit }: InvoiceLine, { speech }: Voice): string {
  return [quantityWords(quantity, speech), unit].filter(Boolean).join(" ");
}

function takenOff(seller: Seller, { discount, before }: InvoiceLine, { amount }: Voice): string[] {
  const tax = before && before.tax > 0 ? `, and its ${taxNameOf(seller)} ${amount(before.tax)}` : "";
  return [
    ...(discount ? [`Discount ${amount(-discount)}`] : []),
    ...(before && before.amount > 0 ? [`Billed before ${amount(-before.amount)}${tax}`] : []),
  ];
}

/**
 * What an amount that holds its tax is without it: where net, tax and gross are shown, each line's net is asked for (Directive
 * 2006/112/EC, article 226, 8).
 */
export function netWords(seller: Seller, line: TaxedLine, { amount }: Voice): string[] {
  if (!line.taxInclusive || !showsRates(seller)) return [];
  return [`Without ${line.taxName ?? taxNameOf(seller)} ${amount(line.amount - line.tax)}`];
}

/** For each line the sum of those above it. */
export function runningSums(lines: readonly { amount: number }[]): number[] {
  let sum = 0;
  return lines.map(({ amount }) => {
    const above = sum;
    sum += amount;
    return above;
  });
}

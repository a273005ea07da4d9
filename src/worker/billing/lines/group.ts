import type { LineKind } from "../../jobs/vocabulary.ts";
import { taxKey, taxWords } from "../../money/tax-sums.ts";
import type { InvoiceLine } from "../types.ts";
import type { LineRules } from "../vocabulary.ts";

const NAMES: { [kind in LineKind | "all"]: string } = {
  labour: "Labour",
  material: "Material",
  fixed: "Work at a fixed price",
  travel: "Travel",
  other: "Other work",
  all: "All work",
};

/**
 * The lines as the customer sees them: each, one for each kind, or one for all, and those apart whose taxes differ. What stands for
 * several lines is their sum, tax by tax, so that nothing changes in the total.
 */
export function grouped(lines: InvoiceLine[], group: LineRules["group"]): InvoiceLine[] {
  if (group === "each") return lines;
  const groups = new Map<string, InvoiceLine[]>();
  for (const line of lines) {
    const key = line.lineId === "minimum" ? "minimum" : `group:${kindOf(line, group)}:${taxKey(line)}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const names = [...groups.values()].map((members) => nameOf(members, group));
  return [...groups].map(([key, members], index) => {
    if (key === "minimum") return together(members, key, members[0]?.description ?? "");
    const name = names[index] ?? "";
    const alike = names.filter((one) => one === name).length > 1;
    return together(members, key, alike ? `${name}, ${taxOf(members)}` : name);
  });
}

function kindOf(line: InvoiceLine, group: "kind" | "one"): LineKind | "all" {
  return group === "one" ? "all" : (line.kind ?? "other");
}

function nameOf([first]: InvoiceLine[], group: "kind" | "one"): string {
  return first ? NAMES[kindOf(first, group)] : "";
}

function taxOf([first]: InvoiceLine[]): string {
  if (!first || first.taxRate === null) return "untaxed";
  const { taxName: name = "Tax", taxRate: rate, taxInclusive: inclusive = false } = first;
  return taxWords({ name, rate, inclusive });
}

function together(members: InvoiceLine[], lineId: string, description: string): InvoiceLine {
  const sum = (of: (line: InvoiceLine) => number) => members.reduce((all, line) => all + of(line), 0);
  const [amount, discount] = [sum((line) => line.amount), sum((line) => line.discount ?? 0)];
  const { taxRate = null, taxName, taxInclusive, kind } = members[0] ?? {};
  const sameKind = members.every((line) => line.kind === kind);
  return {
    ...{ description, quantity: "1", unitAmount: amount + discount, amount, taxRate },
    tax: sum((line) => line.tax),
    ...(taxInclusive && { taxInclusive }),
    ...(taxName && { taxName }),
    ...(discount > 0 && { discount }),
    lineId,
    ...(kind && sameKind && { kind }),
  };
}

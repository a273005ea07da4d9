import type { ReadBy, Told } from "./read-ticket.ts";
import { readAddress } from "./values/read-address.ts";
import { readAmount } from "./values/read-amount.ts";
import { type DateOrder, readDate } from "./values/read-date.ts";
import { numberAfter } from "./values/read-number.ts";

/** What portals and people call an order in a sentence, as pieces of regular expressions. */
const ORDER_WORDS = [
  ...[
    "work ?order",
    "w\\.?o\\.?",
    "w/o",
    "service order",
    "service request",
    "tracking",
    "orden de trabajo",
    "orden",
    "parte de trabajo",
  ],
  ...[
    "ticket",
    "job(?= ?(?:#|no|num|id))",
    "request(?= ?(?:#|no|num|id))",
    "meld",
    "incidencia",
    "solicitud",
  ],
];
const PURCHASE_WORDS = ["p\\.?o\\.?(?= ?(?:#|no|num|:))", "purchase order", "orden de compra"];
const LIMIT =
  /\b(?:not[- ]to[- ]exceed|do not exceed|NTE|no exceder|importe máximo|spending limit)(?: amount| limit)?\b/i;
const DUE =
  /\b(?:due (?:date|by|on)|completed? by|no later than|deadline|fecha límite|a más tardar|antes del)\b/i;
const BETWEEN = /^(?:[\s:=]|is|of|was|de|by|on){0,6}/i;
const TOWN = /(?:^|,? )[A-Z]{2}\.? \d{5}(?:-\d{4})?(?!\d)/;
/** From a house's number to the end. */
const HOUSE = /(?<![\d#$.-])\d{1,6}[A-Z]? [\p{Lu}\d].*$/u;
const LONGEST_ADDRESS = 120;
const LONGEST_LINE = 400;
const MOST_LINES = 400;
/** Where the number of an order stands in a sentence: later ones may be of other orders. */
const FIRST_LINES = 15;

/** What a mail tells in its subject and in sentences, for whatever no label says. */
export function proseTicket(subject: string, lines: readonly string[], by: ReadBy, order: DateOrder): Told {
  const start = lines.slice(0, FIRST_LINES).join("\n");
  return {
    ticketNumber: numberIn(subject) ?? numberIn(start),
    purchaseOrder: numberAfter(subject, PURCHASE_WORDS) ?? numberAfter(start, PURCHASE_WORDS),
    site: addressIn(lines),
    dueOn: firstOf(lines, DUE, (rest) => readDate(rest.slice(0, 80), by, order)),
    notToExceed: firstOf(lines, LIMIT, (rest) => readAmount(rest.slice(0, 120), by)),
  };
}

/** The order's number in a subject or a sentence, such as `48213-1` in `New Work Order #48213-1: leaking tap`. */
export function numberIn(text: string): string | undefined {
  return numberAfter(text, ORDER_WORDS);
}

/** An address in a sentence or by itself, in one line or two, that ends with a state and its code. */
function addressIn(lines: readonly string[]): Told["site"] {
  const near = lines.filter((line) => line !== "").slice(0, MOST_LINES);
  for (const [at, line] of near.entries()) {
    const town = TOWN.exec(line.slice(0, LONGEST_LINE));
    if (!town) continue;
    const end = town.index + town[0].length;
    const [inLine] = HOUSE.exec(line.slice(Math.max(0, end - LONGEST_ADDRESS), end)) ?? [];
    const above = near[at - 1] ?? "";
    const startsAbove = above.length < LONGEST_ADDRESS && HOUSE.exec(above)?.index === 0;
    const site = readAddress(inLine ?? (startsAbove ? `${above}\n${line.slice(0, end)}` : ""));
    if (site?.line1) return site;
  }
  return undefined;
}

function firstOf<T>(
  lines: readonly string[],
  words: RegExp,
  reader: (rest: string) => T | null,
): T | undefined {
  for (const line of lines.slice(0, MOST_LINES)) {
    const start = line.slice(0, LONGEST_LINE);
    const match = words.exec(start);
    const [rest = ""] = match ? start.slice(match.index + match[0].length).split(/[.;!?](?:\s|$)/) : [];
    const value = match && reader(rest.replace(BETWEEN, ""));
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}

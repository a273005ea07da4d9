import { completeTicket, type LooseTicket, type Unsaid } from "../complete-ticket.ts";
import { type TicketInput, ticketInput } from "../ticket-input.ts";
import type { TicketField, TicketGap } from "../vocabulary.ts";
import { FIELD_NAME } from "./field-names.ts";
import type { ReadRow } from "./read-row.ts";

/** A ticket as it is received: checked, with what it left open. */
export type CompletedTicket = { input: TicketInput; gaps: TicketGap[]; unsaid: Unsaid[] };

type Checked = { ticket: CompletedTicket | null; wrong: { row: number; detail: string }[] };

/**
 * Puts the rows of one ticket together, the later ones before the earlier in what they say, each with its line; makes it whole and
 * checks it as any other ticket is checked.
 */
export function checkTicket(
  rows: ReadRow[],
  { source, usual }: { source: string | null; usual: TicketInput["customer"] | null },
): Checked {
  const said = together(rows.map(({ loose }) => loose));
  const { input, gaps, unsaid } = completeTicket(said, usual);
  const withLine = rows.filter(({ line }) => line !== null);
  const lineItems = withLine.map(({ line }) => ({
    description: line?.description ?? input.title,
    quantity: line?.quantity ?? "1",
    unitAmount: line?.unitAmount ?? 0,
  }));
  const whole = { ...input, ...(source && { source }), ...(lineItems.length > 0 && { lineItems }) };
  const checked = ticketInput.safeParse(whole);
  if (checked.success) return { ticket: { input: checked.data, gaps, unsaid }, wrong: [] };
  const wrong = checked.error.issues.map(({ path, message }) => {
    const [part, index] = path;
    const row = part === "lineItems" ? withLine[Number(index)] : undefined;
    const name = nameOf(path.filter((one) => typeof one === "string").join("."));
    return { row: (row ?? rows[0])?.row ?? 0, detail: name ? `${name}: ${message}` : message };
  });
  return { ticket: null, wrong };
}

function together([first = {}, ...later]: LooseTicket[]): LooseTicket {
  if (later.length === 0) return first;
  const sum = { ...first };
  for (const one of later) {
    const customer = { ...sum.customer, ...said(one.customer ?? {}) };
    const site = { ...sum.site, ...said(one.site ?? {}) };
    Object.assign(sum, said(one), one.customer && { customer }, one.site && { site });
  }
  return sum;
}

/** Without what is left out, which would go before what another row says. */
function said(part: object): object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}

const FIELD_AT: { [path: string]: TicketField } = {
  ticketNumber: "ticketNumber",
  purchaseOrder: "purchaseOrder",
  title: "title",
  description: "description",
  "customer.name": "customerName",
  "customer.email": "customerEmail",
  "customer.phone": "customerPhone",
  "customer.externalId": "customerId",
  "site.line1": "siteLine1",
  "site.line2": "siteLine2",
  "site.city": "siteCity",
  "site.region": "siteRegion",
  "site.postalCode": "sitePostalCode",
  dueOn: "dueOn",
  notToExceed: "notToExceed",
  "lineItems.description": "lineDescription",
  "lineItems.quantity": "lineQuantity",
  "lineItems.unitAmount": "lineAmount",
};

function nameOf(path: string): string | null {
  const field = FIELD_AT[path];
  return field ? FIELD_NAME[field] : null;
}

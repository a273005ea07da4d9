import type { TicketInput } from "./ticket-input.ts";
import type { TicketGap } from "./vocabulary.ts";

/** A ticket as somebody else wrote it: any of it may be missing. */
export type LooseTicket = Omit<Partial<TicketInput>, "customer" | "site"> & {
  customer?: Partial<TicketInput["customer"]>;
  site?: Partial<TicketInput["site"]>;
};

/** What a ticket may leave to us. */
export type Unsaid = Exclude<TicketGap, "ticket_number" | "cancelled">;

/** `gaps` need a person; `unsaid` is what stands there because the ticket said nothing, a usual customer among it. */
export type Completed = { input: TicketInput; gaps: TicketGap[]; unsaid: Unsaid[] };

/** What stands where a ticket says nothing, until a person has looked. */
export const NO_ADDRESS = "Address missing";
export const NO_CUSTOMER = "Customer missing";
export const NO_TITLE = "Work order";

/**
 * Makes a ticket whole, so that it can be a job whatever it left out, and tells what it left out. `address` is missing without
 * a street; a customer whom the ticket does not name is the portal's usual one.
 * @param usual who is billed where a ticket names nobody
 */
export function completeTicket(loose: LooseTicket, usual: TicketInput["customer"] | null): Completed {
  const { customer: named, site, title, ...rest } = loose;
  const customer = named?.name ? { ...named, name: named.name } : usual;
  const unsaid: Unsaid[] = [];
  if (!named?.name) unsaid.push("customer");
  if (!site?.line1) unsaid.push("address");
  if (!title) unsaid.push("title");
  const gaps: TicketGap[] = [];
  if (!loose.ticketNumber) gaps.push("ticket_number");
  gaps.push(...unsaid.filter((one) => one !== "customer" || !customer));
  const input: TicketInput = {
    ...rest,
    title: title || NO_TITLE,
    customer: customer ?? { ...named, name: named?.email ?? NO_CUSTOMER },
    site: { ...site, line1: site?.line1 || NO_ADDRESS },
  };
  return { input, gaps, unsaid };
}

import type { SiteRow } from "../database/rows.ts";
import type { Contact, Ticket } from "../jobs/types.ts";
import type { CustomerInput, SiteInput, TicketInput } from "./ticket-input.ts";

type Said = Omit<Ticket, "portalId" | "customerId" | "siteId" | "currency" | "contact" | "source" | "title">;

/** What the ticket itself says. What it does not say stays out, so that a later ticket leaves it as it was. */
export function saidOf(input: TicketInput): Omit<Said, "ticketNumber"> {
  const { purchaseOrder, purchaseOrderAmount, authorisationNumber, residentDamage } = input;
  const { dueOn, notToExceed, referral } = input;
  return {
    description: input.description === "" ? null : input.description,
    ...{ purchaseOrder, purchaseOrderAmount, authorisationNumber, residentDamage },
    ...{ dueOn, notToExceed, referral },
    lines: input.lineItems,
  };
}

/** What a ticket says of its customer goes before what was known; what it leaves out stays. */
export function contactOf({ name, email, phone, address, country, taxId }: CustomerInput): Contact {
  const reached = { name, ...(email && { email }), ...(phone && { phone }) };
  return { ...reached, ...(address && { address }), ...(country && { country }), ...(taxId && { taxId }) };
}

export function newSite(organisationId: string, id: string, site: SiteInput, createdAt: number): SiteRow {
  const { line1, line2 = null, city = null, region = null, postalCode = null, country = null } = site;
  const { latitude = null, longitude = null } = site;
  const place = { line1, line2, city, region, postalCode, country, latitude, longitude };
  return { organisationId, id, ...place, createdAt };
}

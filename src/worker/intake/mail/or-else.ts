import type { Told } from "./read-ticket.ts";

/** Of two that read the same mail, the first one's word goes before the second one's. */
export function orElse(first: Told, second: Told): Told {
  return {
    ticketNumber: first.ticketNumber ?? second.ticketNumber,
    purchaseOrder: first.purchaseOrder ?? second.purchaseOrder,
    authorisationNumber: first.authorisationNumber ?? second.authorisationNumber,
    title: first.title ?? second.title,
    description: first.description ?? second.description,
    customer: { ...first.customer, name: first.customer?.name ?? second.customer?.name },
    site: first.site?.line1 ? first.site : siteOf(first.site, second.site),
    dueOn: first.dueOn ?? second.dueOn,
    notToExceed: first.notToExceed ?? second.notToExceed,
  };
}

/** A street from one and the rest from the other would be a place that is nowhere, but a unit belongs to either. */
function siteOf(first: Told["site"], second: Told["site"]): Told["site"] {
  return second?.line1 ? { ...second, line2: first?.line2 || second.line2 } : first;
}

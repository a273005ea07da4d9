import type { CustomerRow, PortalRow } from "../database/rows.ts";

/** Where tickets come from that name no portal themselves; `usual` is billed where one names nobody. */
export type TicketSource = { portal: PortalRow | null; usual: CustomerRow | null };

/** A portal's usual customer as a ticket names one. */
export function usualOf(row: CustomerRow | null) {
  return row && { name: row.name, email: row.email, phone: row.phone, externalId: row.externalId };
}

/** The source of a ticket by the API that names none. */
export const API = "api";

type NamedPortal = Pick<PortalRow, "id" | "name" | "formerNames">;

/** What a portal's tickets have as their source: its name, or one that it had. Those by the API may have the API's. */
export function sourcesOfPortal({ name, formerNames }: Pick<NamedPortal, "name" | "formerNames">): string[] {
  return [name, ...formerNames];
}

/** The job that a number stands for: of the same source, else of the same portal by another way or under another name. */
export function sameTicket<Known extends Parameters<typeof isOfPortal>[0]>(
  jobs: Known[],
  origin: string,
  portal: NamedPortal | null | undefined,
): Known | undefined {
  const sameSource = jobs.find((one) => one.source === origin);
  return sameSource ?? (portal ? jobs.find((one) => isOfPortal(one, portal)) : undefined);
}

/** Whether a job with this source came from the portal, under whatever name it had then. */
function isOfPortal(
  { source, portalId }: { source: string; portalId: string | null },
  portal: NamedPortal,
): boolean {
  return sourcesOfPortal(portal).includes(source) || (source === API && portalId === portal.id);
}

import { databaseOf } from "../database/database.ts";
import { idFor, newId } from "../ids/new-id.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Contact, Job, Refusal, Source, Ticket } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import { addressOf, identityOf } from "./normalise.ts";
import { addSite, findForTicket, portalNames } from "./records.ts";
import type { TicketInput } from "./ticket-input.ts";

export type Received = { ok: true; created: boolean; job: Job } | Refusal;

type Delivered = {
  actor: Actor;
  source: Source;
  /** When it happened, if earlier than now: milliseconds since 1970. */
  at?: number;
  /** What makes a ticket without a number the same one when it is sent again, such as the form's own key. */
  onceKey?: string;
};

/**
 * A ticket comes in: its customer and its site are found or added, and its job is made. The same source and ticket
 * number again is the same job, updated, however many arrive at once. A portal that the organisation does not know is
 * refused before anything is stored.
 * @param input checked by `ticketInput`; its `source` is `api` if it names none
 */
export async function receiveTicket(
  env: Pick<Env, "DB" | "JOB" | "ENVIRONMENT" | "NOW_OFFSET_SECONDS">,
  organisationId: string,
  input: TicketInput,
  { actor, source, at, onceKey }: Delivered,
): Promise<Received> {
  const db = databaseOf(env, organisationId);
  const jobId = await jobIdOf(organisationId, input, onceKey);
  const siteId = await idFor("site", organisationId, addressOf(input.site));
  const identity = identityOf(input.customer);
  const portalName = input.portal ?? "";
  const known = await findForTicket(db, organisationId, { jobId, identity, siteId, portalName });
  if (!known.organisation) return refuse("not_found", "There is no such organisation.");
  if (input.portal && !known.portal) {
    return refuse("invalid_input", unknownPortal(input.portal, await portalNames(db, organisationId)));
  }

  const moment = now(env);
  const customer = await findOrAddCustomer(db, organisationId, input.customer, known.customer, moment);
  if (!known.site) await addSite(db, newSite(organisationId, siteId, input.site, moment));

  const ticket = {
    ...ticketOf(input),
    portalId: known.portal?.id ?? known.job?.portalId ?? null,
    customerId: customer.id,
    contact: contactOf(input.customer),
    siteId,
    currency: input.currency ?? known.job?.currency ?? known.organisation.currency.toLowerCase(),
  };
  const command = { type: "receive", ticket } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source, at });
  if (!result.ok) return result;
  const created = result.events.some((event) => event.type === "job.created");
  return { ok: true, created, job: result.job };
}

/** What a ticket says of its customer goes before what was known; what it leaves out stays. */
function contactOf({ name, email, phone }: TicketInput["customer"]): Contact {
  return { name, ...(email && { email }), ...(phone && { phone }) };
}

function jobIdOf(organisationId: string, input: TicketInput, onceKey: string | undefined): Promise<string> {
  if (input.ticketNumber) return idFor("job", organisationId, sourceOf(input), input.ticketNumber);
  // No source is empty, so that no ticket has this name.
  if (onceKey) return idFor("job", organisationId, "", onceKey);
  return Promise.resolve(newId("job"));
}

/** What the ticket itself says. What it does not say stays out, so that a later ticket leaves it as it was. */
function ticketOf(
  input: TicketInput,
): Omit<Ticket, "portalId" | "customerId" | "siteId" | "currency" | "contact"> {
  const { title, purchaseOrder, purchaseOrderAmount, authorisationNumber, residentDamage } = input;
  const { dueOn, notToExceed, referral } = input;
  return {
    source: sourceOf(input),
    ticketNumber: input.ticketNumber ?? null,
    title,
    description: input.description === "" ? null : input.description,
    purchaseOrder,
    purchaseOrderAmount,
    authorisationNumber,
    residentDamage,
    dueOn,
    notToExceed,
    referral,
    lines: input.lineItems,
  };
}

function sourceOf(input: TicketInput): string {
  return input.source ?? "api";
}

function newSite(organisationId: string, id: string, site: TicketInput["site"], createdAt: number) {
  const { line1, line2 = null, city = null, region = null, postalCode = null, country = null } = site;
  const { latitude = null, longitude = null } = site;
  const place = { line1, line2, city, region, postalCode, country, latitude, longitude };
  return { organisationId, id, ...place, createdAt };
}

function unknownPortal(name: string, names: string[]): string {
  if (names.length === 0)
    return `There is no portal "${name}": none is set up yet. Leave it out, or set it up first.`;
  return `There is no portal "${name}". The portals are: ${names.join(", ")}.`;
}

function refuse(code: Refusal["code"], detail: string): Refusal {
  return { ok: false, code, detail };
}

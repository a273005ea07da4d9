import { databaseOf } from "../database/database.ts";
import { idFor, newId } from "../ids/new-id.ts";
import { refuse } from "../jobs/decision.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Job, NewEvent, Refusal, Source } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { NO_CUSTOMER, type Unsaid } from "./complete-ticket.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import { addressOf, identityOf } from "./normalise.ts";
import { addSite, findForTicket, portalNames } from "./records.ts";
import type { TicketInput } from "./ticket-input.ts";
import { contactOf, newSite, saidOf } from "./ticket-of.ts";
import { API, sameTicket, sourcesOfPortal, type TicketSource } from "./ticket-source.ts";
import type { Outcome, TicketGap } from "./vocabulary.ts";

/** `events`: what happened to the job, none of it if the ticket said nothing new. */
export type Received = { ok: true; created: boolean; job: Job; events: NewEvent[] } | Refusal;

export type Delivered = {
  actor: Actor;
  source: Source;
  /** When it happened, if earlier than now: milliseconds since 1970. */
  at?: number;
  /** What makes a ticket without a number the same one when it is sent again, such as the form's own key. */
  onceKey?: string;
  /** The portal that it came through. */
  from?: TicketSource;
  /** What it should have said and did not: a new job needs a look for it. */
  gaps?: TicketGap[];
  /** What it left to us: there a job that is known stays as it is. */
  unsaid?: Unsaid[];
  /** The message that it came in. */
  messageId?: string;
  /** Its sender's own name for this time: received again under it, it changes nothing. */
  clientId?: string;
  /** Tells what is known already, where it was asked for many tickets at once. */
  find?: typeof findForTicket;
};

/**
 * A ticket comes in: its customer and its site are found or added, and its job is made. The same source and ticket
 * number again is the same job, updated, however many arrive at once. The source of what came through a portal is the portal's
 * name, and a ticket by the API that names the portal and no source of its own is the same one. A portal that the organisation
 * does not know is refused before anything is stored.
 * @param input checked by `ticketInput`; without a portal that it came through, its `source` is `api` if it names none
 */
export async function receiveTicket(
  env: Pick<Env, "DB" | "JOB" | "ENVIRONMENT" | "NOW_OFFSET_SECONDS">,
  organisationId: string,
  input: TicketInput,
  delivered: Delivered,
): Promise<Received> {
  const {
    actor,
    source,
    at,
    from,
    gaps = [],
    unsaid = [],
    messageId,
    clientId,
    find = findForTicket,
  } = delivered;
  const db = databaseOf(env, organisationId);
  const { ticketNumber = null } = input;
  const onceId = ticketNumber ? null : await onceIdOf(organisationId, delivered.onceKey);
  const origin = input.source ?? from?.portal?.name ?? API;
  // What nobody named is nobody else's: what becomes of it on one job is no other job's.
  const own = ticketNumber ? `${origin} ${ticketNumber}` : (onceId ?? newId("job"));
  const nobody = gaps.includes("customer") && input.customer.name === NO_CUSTOMER;
  const identity = nobody ? `missing:${own}` : identityOf(input.customer);
  const place = gaps.includes("address") ? `missing:${own}` : addressOf(input.site);
  const siteId = await idFor("site", organisationId, place);
  const known = await find(db, organisationId, {
    ...{ onceId, siteId, ticketNumber, identity },
    sources: from?.portal && !input.source ? [...sourcesOfPortal(from.portal), API] : [origin],
    // A source of its own is all that such a ticket is known by.
    portalName: input.portal ?? "",
  });
  if (!known.organisation) return refuse("not_found", "There is no such organisation.");
  if (input.portal && !known.portal) {
    return refuse("invalid_input", unknownPortal(input.portal, await portalNames(db, organisationId)));
  }

  const moment = now(env);
  const portal = known.portal ?? from?.portal;
  const job = ticketNumber ? sameTicket(known.jobs, origin, input.source ? null : portal) : known.jobs[0];
  const keeps = (what: Unsaid) => unsaid.includes(what);
  const customer = await customerOf();
  const site = job && keeps("address") ? job.siteId : siteId;
  if (site === siteId && !known.site) {
    await addSite(db, newSite(organisationId, siteId, input.site, moment));
  }

  const ticket = {
    ...saidOf(input),
    ...{ source: origin, ticketNumber, siteId: site },
    title: job && keeps("title") ? job.title : input.title,
    portalId: portal?.id ?? job?.portalId ?? null,
    ...customer,
    currency: input.currency ?? job?.currency ?? known.organisation.currency.toLowerCase(),
    ...(gaps.length > 0 && { needsLook: gaps }),
    messageId,
  };
  const jobId =
    job?.id ??
    (ticketNumber ? await idFor("job", organisationId, origin, ticketNumber) : (onceId ?? newId("job")));
  const command = { type: "receive", ticket } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source, at, clientId });
  if (!result.ok) return result;
  const created = result.events.some((event) => event.type === "job.created");
  return { ok: true, created, job: result.job, events: result.events };

  async function customerOf() {
    if (keeps("customer") && job) return { customerId: job.customerId };
    if (keeps("customer") && from?.usual) return { customerId: from.usual.id };
    const { customer } = input;
    const found = await findOrAddCustomer(db, organisationId, customer, known.customer, moment, identity);
    return { customerId: found.id, contact: contactOf(input.customer) };
  }
}

/** What became of a ticket that was received. */
export function outcomeOf({ created, events }: Extract<Received, { ok: true }>): Outcome {
  if (created) return "created";
  return events.length > 0 ? "updated" : "unchanged";
}

/** No source is empty, so that no ticket with a number has this name. */
async function onceIdOf(organisationId: string, onceKey: string | undefined): Promise<string | null> {
  return onceKey ? await idFor("job", organisationId, "", onceKey) : null;
}

function unknownPortal(name: string, names: string[]): string {
  if (names.length === 0)
    return `There is no portal "${name}": none is set up yet. Leave it out, or set it up first.`;
  return `There is no portal "${name}". The portals are: ${names.join(", ")}.`;
}

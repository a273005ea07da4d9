import { type Database, databaseOf } from "../database/database.ts";
import type { Viewer } from "../http/app-env.ts";
import { idFor } from "../ids/new-id.ts";
import { refuse } from "../jobs/decision.ts";
import { liveInvoices } from "../jobs/office-actions.ts";
import { textOf } from "../jobs/office-verbs.ts";
import type { Command, Job, Refusal } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import { addressOf, identityOf } from "./normalise.ts";
import { addSite, findForTicket } from "./records.ts";
import { type CustomerInput, type SiteInput, type TicketInput, ticketInput } from "./ticket-input.ts";
import { contactOf, newSite, saidOf } from "./ticket-of.ts";
import { API, sameTicket, sourcesOfPortal } from "./ticket-source.ts";

/** The command, or why not, with what is wrong at which field and the job that has the number already. */
type Mended =
  | { command: Command }
  | { refusal: Refusal; wrong?: { [field: string]: string }; takenBy?: string };

const FIELDS = ["email", "phone"] as const;
const PLACE = ["line1", "line2", "city", "region", "postalCode"] as const;

/**
 * Reads what a person entered for a ticket that left things open, or that says something wrong. Its customer and site are found, or
 * added: those of other jobs stay as they are.
 */
export async function mendJob(env: Env, viewer: Viewer, job: Job, form: FormData): Promise<Mended> {
  const checked = ticketInput.safeParse(enteredIn(form, job));
  if (!checked.success) {
    const wrong = Object.fromEntries(
      checked.error.issues.map(({ path, message }) => [`wrong.${path.join(".")}`, message]),
    );
    const detail = "Something is missing still: it stands at its field.";
    return { refusal: refuse("invalid_input", detail), wrong };
  }
  const { organisationId } = viewer;
  return await commandFor(databaseOf(env, organisationId), job, checked.data, now(env));
}

/** A form without the customer leaves them as they are. */
function enteredIn(form: FormData, { customer }: Job): object {
  const given = (name: string) => textOf(form, name) || undefined;
  const entered = (part: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, given(`${part}.${name}`)]));
  return {
    ...{ title: textOf(form, "title"), ticketNumber: given("ticketNumber") },
    customer: form.has("customer.name")
      ? { name: textOf(form, "customer.name"), ...entered("customer", FIELDS) }
      : { name: customer.name },
    site: { ...entered("site", PLACE), line1: textOf(form, "site.line1") },
  };
}

async function commandFor(db: Database, job: Job, input: TicketInput, moment: number): Promise<Mended> {
  const { organisationId, id, source, portalId, currency } = job.row;
  const { ticketNumber = null } = input;
  const payer = payerIn(job, input.customer);
  if (payer.isOther && liveInvoices(job).length > 0) {
    const detail = `${job.customer.name} has an invoice for this job, so who pays stays. Void the invoice first.`;
    return { refusal: refuse("already_billed", detail) };
  }
  const place = placeIn(job, input.site);
  const siteId = place ? await idFor("site", organisationId, addressOf(place)) : job.row.siteId;
  const known = await findForTicket(db, organisationId, {
    ...{ onceId: id, ticketNumber, portalName: "" },
    sources: job.portal ? [source, ...sourcesOfPortal(job.portal), API] : [source],
    ...{ identity: identityOf(payer.customer), siteId },
  });
  const others = known.jobs.filter((one) => one.id !== id);
  const other = sameTicket(others, source, job.portal);
  if (other) {
    const detail = `Another job has the number ${ticketNumber} already: ${other.title}. Enter this ticket's own, or cancel this job if it is the same.`;
    return { refusal: refuse("ticket_taken", detail), takenBy: other.id };
  }
  const customer = payer.isOther
    ? await findOrAddCustomer(db, organisationId, payer.customer, known.customer, moment)
    : job.customer;
  if (place && !known.site) await addSite(db, newSite(organisationId, siteId, place, moment));
  const ticket = {
    ...saidOf(input),
    ...{ source, ticketNumber, title: input.title, portalId, currency, siteId },
    ...{ customerId: customer.id, contact: contactOf(payer.customer) },
  };
  return { command: { type: "mend_ticket", ticket } };
}

/**
 * Who is to pay. Another name is another customer: where the old one's e-mail was left beside it, it is not theirs, and would rename
 * whoever it belongs to on all of their jobs.
 */
function payerIn(job: Job, typed: CustomerInput): { customer: CustomerInput; isOther: boolean } {
  const { customer, row } = job;
  const isOpen = row.needsLook.includes("customer") && liveInvoices(job).length === 0;
  if (isOpen) return { customer: typed, isOther: true };
  if (isSame(typed.name, customer.name)) return { customer: typed, isOther: false };
  const own = (name: (typeof FIELDS)[number]) =>
    isSame(typed[name], customer[name]) ? undefined : typed[name];
  return { customer: { ...typed, email: own("email"), phone: own("phone") }, isOther: true };
}

/** Where the job is to be; null where it is there already. What the form does not ask is kept: of a house its place on the map, too. */
function placeIn({ site, row }: Job, typed: SiteInput): SiteInput | null {
  if (row.needsLook.includes("address")) return typed;
  if (PLACE.every((name) => isSame(typed[name], site[name]))) return null;
  const sameHouse = PLACE.every((name) => name === "line2" || isSame(typed[name], site[name]));
  const { country, latitude, longitude } = site;
  return { ...typed, country, ...(sameHouse && { latitude, longitude }) };
}

function isSame(one: string | null | undefined, other: string | null | undefined): boolean {
  return (one ?? "").trim() === (other ?? "").trim();
}

import { type Database, databaseOf } from "../database/database.ts";
import type { Viewer } from "../http/app-env.ts";
import { idFor } from "../ids/new-id.ts";
import { refuse } from "../jobs/decision.ts";
import { textOf } from "../jobs/office-verbs.ts";
import type { Command, Job, Refusal } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import { addressOf, identityOf } from "./normalise.ts";
import { addSite, findForTicket } from "./records.ts";
import { type TicketInput, ticketInput } from "./ticket-input.ts";
import { contactOf, newSite, saidOf } from "./ticket-of.ts";

/** The command, or why not, with what is wrong at which field and the job that has the number already. */
type Mended =
  | { command: Command }
  | { refusal: Refusal; wrong?: { [field: string]: string }; takenBy?: string };

const FIELDS = ["email", "phone"] as const;
const PLACE = ["line1", "line2", "city", "region", "postalCode"] as const;

/** Reads what a person entered for a ticket that left things open. Its customer and site are found, or added. */
export async function mendJob(env: Env, viewer: Viewer, job: Job, form: FormData): Promise<Mended> {
  const checked = ticketInput.safeParse(enteredIn(form));
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

function enteredIn(form: FormData): object {
  const given = (name: string) => textOf(form, name) || undefined;
  const entered = (part: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, given(`${part}.${name}`)]));
  return {
    ...{ title: textOf(form, "title"), ticketNumber: given("ticketNumber") },
    customer: { name: textOf(form, "customer.name"), ...entered("customer", FIELDS) },
    site: { ...entered("site", PLACE), line1: textOf(form, "site.line1") },
  };
}

async function commandFor(db: Database, job: Job, input: TicketInput, moment: number): Promise<Mended> {
  const { organisationId, id, source, portalId, currency } = job.row;
  const { ticketNumber = null } = input;
  const siteId = await idFor("site", organisationId, addressOf(input.site));
  const known = await findForTicket(db, organisationId, {
    ...{ onceId: id, ticketNumber, sources: [source], portalName: "" },
    ...{ identity: identityOf(input.customer), siteId },
  });
  const other = known.jobs.find((one) => one.id !== id);
  if (other) {
    const detail = `Another job has the number ${ticketNumber} already: ${other.title}. Enter this ticket's own, or cancel this job if it is the same.`;
    return { refusal: refuse("ticket_taken", detail), takenBy: other.id };
  }
  const customer = await findOrAddCustomer(db, organisationId, input.customer, known.customer, moment);
  if (!known.site) await addSite(db, newSite(organisationId, siteId, input.site, moment));
  const ticket = {
    ...saidOf(input),
    ...{ source, ticketNumber, title: input.title, portalId, currency, siteId },
    ...{ customerId: customer.id, contact: contactOf(input.customer) },
  };
  return { command: { type: "mend_ticket", ticket } };
}

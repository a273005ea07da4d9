import type { Context } from "hono";
import { emptyLine, type TaxChoice } from "../../views/office/lines-draft.ts";
import { type NewJobProps, NewJobScreen } from "../../views/office/new-job-screen.tsx";
import { plainSum } from "../billing/job-totals.ts";
import type { Database } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { receiveTicket } from "../intake/receive-ticket.ts";
import { ticketInput } from "../intake/ticket-input.ts";
import { parseMoney } from "../money/parse.ts";
import { activeTaxRates } from "../settings/tax-records.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readLines } from "./lines-form.ts";
import { formOf, textOf, typedIn } from "./office-verbs.ts";
import { portalNames } from "./queue-records.ts";
import { actorOf, refusalStatus } from "./show-office-job.tsx";

const roles = ["owner", "office"] as const;
const ROWS = 3;

type Around = { db: Database; organisationId: string };
const read = ({ db, organisationId }: Around) =>
  [
    portalNames(db, organisationId),
    openFailureIds(db, organisationId),
    activeTaxRates(db, organisationId),
  ] as const;

/** An empty form. Its own key makes a second press of Enter the same job. */
export const newJobForm = page({
  roles,
  read,
  show: (c, viewer, [portals, needing, taxes]) => {
    const around = { portals: portals.map((one) => one.name), needs: needing.length, taxes };
    return formShown(c, viewer, { ...around, typed: { once: newId("once") }, lines: [], wrong: {} });
  },
});

/** Takes the ticket in as any other; what is wrong stands at its field, and nothing typed is lost. */
export const postNewJob = page({
  roles,
  read,
  show: async (c, viewer, [portals, needing, taxes]) => {
    const form = await formOf(c);
    const { locale, currency } = viewer.organisation;
    const { input, wrong, draft } = readTicket(form, currency, locale, taxes);
    const around = { portals: portals.map((one) => one.name), needs: needing.length, taxes };
    const again = { ...around, typed: typedIn(form), lines: draft.lines, wrong };
    if (!input) {
      c.status(422);
      return formShown(c, viewer, again);
    }
    const { organisationId } = viewer;
    const delivered = { actor: actorOf(viewer), source: "office" as const, onceKey: textOf(form, "once") };
    const received = await receiveTicket(c.env, organisationId, input, delivered);
    if (received.ok) return c.redirect(`/office/jobs/${received.job.row.id}`, 303);
    c.status(refusalStatus(received));
    return formShown(c, viewer, { ...again, refused: received.detail });
  },
});

function readTicket(form: FormData, currency: string, locale: string, taxes: TaxChoice[]) {
  const named = new FormData();
  for (const [name, value] of form) {
    if (name !== "description") named.append(name === "description-of-line" ? "description" : name, value);
  }
  const { draft, lines } = readLines(named, plainSum(currency), locale, [], taxes);
  const nte = textOf(form, "notToExceed");
  const amount = nte === "" ? undefined : parseMoney(nte, currency, locale);
  const given = (name: string) => textOf(form, name) || undefined;
  const checked = ticketInput.safeParse({
    // A portal's ticket is the same one however it comes in: its source is the portal's name then.
    source: given("portal") ?? "office",
    title: textOf(form, "title"),
    ticketNumber: given("ticketNumber"),
    portal: given("portal"),
    description: given("description"),
    purchaseOrder: given("purchaseOrder"),
    dueOn: given("dueOn"),
    notToExceed: amount ?? undefined,
    customer: {
      name: textOf(form, "customer.name"),
      email: given("customer.email"),
      phone: given("customer.phone"),
    },
    site: {
      line1: textOf(form, "site.line1"),
      line2: given("site.line2"),
      city: given("site.city"),
      region: given("site.region"),
      postalCode: given("site.postalCode"),
    },
    lineItems: lines ?? [],
  });
  const wrong: NewJobProps["wrong"] = { ...draft.wrong };
  for (const { path, message } of checked.error?.issues ?? []) wrong[path.join(".")] = message;
  if (amount === null) wrong.notToExceed = "This is an amount, such as 450.00.";
  const input = checked.success && lines && amount !== null ? checked.data : null;
  return { input, wrong, draft };
}

function formShown(c: Context<AppEnv>, viewer: Viewer, shown: Omit<NewJobProps, "frame">) {
  const empty = Array.from({ length: Math.max(1, ROWS - shown.lines.length) }, () => ({
    ...emptyLine(shown.taxes),
    kind: "other",
  }));
  return <NewJobScreen frame={frameFor(viewer, c.env)} {...shown} lines={[...shown.lines, ...empty]} />;
}

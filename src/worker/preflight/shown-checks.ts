import type { Job } from "../jobs/types.ts";
import type { ShownFact } from "../portals/profile.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { fail, type Mend, missing, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** What the manager's people look for on the papers. */
export function shownChecks(scene: Scene): Check[] {
  return scene.profile.mustShow
    .filter((fact) => !isAskedElsewhere(scene, fact))
    .map((fact) => shown(scene, fact));
}

/** An order that must be there by the amounts' rules is not asked for a second time. */
function isAskedElsewhere({ profile }: Scene, fact: ShownFact): boolean {
  return fact === "purchase_order" && profile.amounts.purchaseOrder !== "none";
}

function shown(scene: Scene, fact: ShownFact): Check {
  const { job } = scene;
  const { row, site } = job;
  const there = (what: string, value: string | null, mend: Mend) =>
    value
      ? pass(`shows_${fact}`, `${what} ${value}`)
      : fail(`shows_${fact}`, `The ${lower(what)} is missing`, mend);
  switch (fact) {
    case "ticket_number":
      return there("Ticket number", row.ticketNumber, {
        mend: `Enter it ${UNDER}`,
        at: "#mend-ticketNumber",
      });
    case "purchase_order":
      return there("Purchase order", row.purchaseOrder, {
        mend: "Add the PO number under Details",
        at: "#d-po",
      });
    case "authorisation_number":
      return there("Authorisation number", row.authorisationNumber, AUTHORISATION);
    case "ticket_or_authorisation":
      return there(
        "Ticket or authorisation number",
        row.ticketNumber ?? row.authorisationNumber,
        AUTHORISATION,
      );
    case "address":
      return there("Address", site.line1.trim(), {
        mend: `Enter it ${UNDER}`,
        at: "#mend-site.line1",
      });
    case "unit":
      return there("Unit", unitOf(job), {
        mend: `Enter it ${UNDER}; a house without one is let pass`,
        at: "#mend-site.line2",
      });
    case "service_date":
      return onDay(scene, fact, "service", row.onSiteAt ?? row.completedAt);
    case "completion_date":
      return onDay(scene, fact, "completion", row.completedAt);
    case "description":
      return description(scene);
    case "labour_material_split":
      return labourAndMaterial(scene);
    case "owner_name":
      return ownerName(scene);
  }
}

/** A fold of the job's screen. */
const UNDER = "under Change the ticket";

const AUTHORISATION: Mend = { mend: "Add the number under Details", at: "#d-authorisation" };

function onDay(scene: Scene, fact: ShownFact, what: string, at: number | null): Check {
  if (at === null) {
    const mend = { mend: "Return it to the crew, who complete it again", at: "#details" };
    return missing(scene, `shows_${fact}`, `The day of ${what} is missing`, mend);
  }
  const date = calendarDateIn(scene.job.organisation.timeZone, at);
  return pass(`shows_${fact}`, `Day of ${what} ${scene.day(date)}`);
}

/** What was done: the ticket's own words, or what the crew wrote down. */
function description(scene: Scene): Check {
  const { row, notes } = scene.job;
  if (row.description?.trim() || notes.some((note) => note.body.trim() !== "")) {
    return pass("shows_description", "The work is described");
  }
  const mend = { mend: "Describe the work under Details", at: "#d-text" };
  return missing(scene, "shows_description", "Nothing says what was done", mend);
}

function labourAndMaterial(scene: Scene): Check {
  const { lines } = scene.job;
  const name = "shows_labour_material_split";
  const mixed = lines.filter((line) => line.kind === "fixed" || line.kind === "other");
  if (lines.length > 0 && mixed.length === 0) return pass(name, "Labour and material are apart");
  const mend = { mend: "Choose Labour or Material for each line", at: "#lines" };
  if (lines.length === 0) return missing(scene, name, "There are no lines for labour and material", mend);
  const words =
    mixed.length === 1
      ? "1 line is neither labour nor material"
      : `${mixed.length} lines are neither labour nor material`;
  return missing(scene, name, words, mend);
}

/** Who is billed where a ticket names nobody is the manager, not the owner of this property. */
function ownerName({ job }: Scene): Check {
  const { customer, portal } = job;
  const named = customer.name.trim();
  const isManager = portal !== null && (customer.id === portal.customerId || sameName(named, portal.name));
  if (named !== "" && !isManager) return pass("shows_owner_name", `Made out to ${named}`);
  return fail("shows_owner_name", `The invoice is made out to ${named || "nobody"}, not to the owner`, {
    mend: `Enter the owner ${UNDER}`,
    at: "#mend-customer.name",
  });
}

function unitOf({ site }: Job): string | null {
  return site.line2?.trim() || (UNIT.exec(site.line1)?.[0].trim() ?? null);
}

/** A unit in the first line, as people write one: `Apt 4`, `Unit 14B`, `#3`. */
const UNIT = /(\b(unit|apt\.?|apartment|suite|ste\.?|flat)\s+#?\w+|#\s?\w+)/i;

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

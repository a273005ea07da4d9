import { on } from "../clock.ts";
import type { OrganisationSpec } from "../organisation.ts";
import { approved, type JobSpec, step, taken, visit } from "../story.ts";

/** A second, small organisation: nothing of it may ever show in the first. */
export const nordlicht: OrganisationSpec = {
  organisation: {
    id: "org_nordlicht",
    name: "Nordlicht Hausservice",
    email: "buero@nordlicht.example",
    phone: "030 555 0120",
    licence: null,
    address: "Müllerstraße 12, 13353 Berlin",
    timeZone: "Europe/Berlin",
    currency: "eur",
    locale: "de-DE",
    numbering: { prefix: "RE-" },
    rules: {
      photosBefore: 1,
      photosAfter: 1,
      signature: false,
      review: true,
      billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } },
    },
  },
  members: {
    jorg: { name: "Jörg Krüger", email: "chef@nordlicht.example", role: "owner", crew: null },
  },
  portals: {},
  taxes: {
    voll: { name: "MwSt.", percent: "19" },
    ermassigt: { name: "MwSt. ermäßigt", percent: "7" },
  },
  customers: {
    fruhauf: { name: "Hausverwaltung Frühauf", email: "rechnung@fruehauf.example", phone: "030 555 0131" },
    ozdemir: { name: "Familie Özdemir", email: "oezdemir@post.example", phone: "030 555 0144" },
  },
  sites: {
    schoneberg: berlin("Schöneberger Ufer 40", "Hinterhaus, 2. OG", "10785"),
    grunewald: berlin("Königsallee 7", null, "14193"),
  },
};

export const nordlichtJobs: JobSpec[] = [
  {
    title: "Spüle undicht, Siphon erneuern",
    description: "Wasser steht im Unterschrank. Schlüssel liegt beim Hausmeister.",
    source: "office",
    receivedBy: "jorg",
    ticket: "N-118",
    customer: "fruhauf",
    site: "schoneberg",
    lines: [
      {
        description: "Arbeitszeit",
        quantity: "1.5",
        unitAmount: 6200,
        taxRate: "19",
        taxName: "MwSt.",
        kind: "labour",
      },
      {
        description: "Siphon mit Dichtung",
        quantity: "1",
        unitAmount: 2490,
        taxRate: "19",
        taxName: "MwSt.",
        kind: "material",
      },
    ],
    received: on(9, "09:10"),
    story: [
      ...taken(on(9, "09:30"), "jorg", 7).map((one) => ({ ...one, by: "jorg" })),
      ...visit(on(7, "10:15"), { crew: "jorg", scene: "sink", photos: 1 }),
      approved(on(7, "17:20"), "jorg"),
      step(on(3, "11:42"), "stripe", { type: "stripe", news: "paid" }),
    ],
  },
  {
    title: "Gartentür klemmt, Schloss nachstellen",
    source: "office",
    receivedBy: "jorg",
    customer: "ozdemir",
    site: "grunewald",
    lines: [
      {
        description: "Pauschale vor Ort",
        quantity: "1",
        unitAmount: 8900,
        taxRate: "19",
        taxName: "MwSt.",
        kind: "fixed",
      },
    ],
    received: on(2, "14:05"),
    story: taken(on(2, "14:20"), "jorg", -1).map((one) => ({ ...one, by: "jorg" })),
  },
];

function berlin(line1: string, line2: string | null, postalCode: string) {
  return { line1, line2, city: "Berlin", region: null, postalCode, country: "DE" };
}

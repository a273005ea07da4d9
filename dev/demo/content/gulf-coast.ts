import { APPFOLIO } from "../../../src/worker/portals/starters/appfolio.ts";
import { LATCHEL } from "../../../src/worker/portals/starters/latchel.ts";
import { PROPERTY_MELD } from "../../../src/worker/portals/starters/property-meld.ts";
import { WESTROM_HOMES } from "../../../src/worker/portals/starters/westrom-homes.ts";
import type { OrganisationSpec, SiteSpec } from "../organisation.ts";
import { prices, taxes } from "./prices.ts";
import { serviceChannel } from "./service-channel.ts";

/** The vendor that the demo is about. Its rules are those that the HTTP API's description promises for the demo. */
export const gulfCoast: OrganisationSpec = {
  organisation: {
    id: "org_gulfcoast",
    name: "Gulf Coast Screens & Air",
    email: "billing@gulfcoast.example",
    phone: "(813) 555-0142",
    licence: "CBC 125 1234",
    address: "2210 W Hillsborough Ave, Tampa, FL 33603",
    timeZone: "America/New_York",
    currency: "usd",
    locale: "en-US",
    brand: { colour: "#0e5a63", logoKey: "org_gulfcoast/brand/logo.png" },
    identity: {
      legalName: "Gulf Coast Screens & Air LLC",
      country: "US",
      taxId: "59-1234567",
      payment: "Checks: Gulf Coast Screens & Air LLC, 2210 W Hillsborough Ave, Tampa, FL 33603",
    },
    alerts: { unbilledHours: 24, noProofHours: 12 },
    rules: {
      photosBefore: 2,
      photosAfter: 2,
      signature: true,
      review: true,
      billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 15 } },
    },
  },
  members: {
    renata: { name: "Renata Alvarez", email: "owner@demo.example", role: "owner", crew: null },
    dana: { name: "Dana Whitfield", email: "office@demo.example", role: "office", crew: null },
    luis: { name: "Luis Ortega", email: "crew1@demo.example", role: "crew", crew: "Crew 1" },
    minh: { name: "Nguyễn Minh", email: "crew2@demo.example", role: "crew", crew: "Crew 2" },
  },
  portals: {
    appfolio: {
      ...{ name: "AppFolio", rules: {}, profile: APPFOLIO.profile, customer: "bay" },
      ...{ mailKey: "gulfcoast-appfolio", senders: ["appfolio.com"] },
    },
    "property-meld": {
      ...{ name: "Property Meld", rules: { photosBefore: 1, photosAfter: 1, signature: false } },
      ...{ profile: PROPERTY_MELD.profile, customer: "bay" },
      ...{ mailKey: "gulfcoast-meld", senders: ["propertymeld.com", "propertymeld.example"] },
    },
    latchel: {
      ...{ name: "Latchel", rules: { photosBefore: 1, photosAfter: 1, signature: false, review: false } },
      // The demo writes to nobody who exists.
      profile: { ...LATCHEL.profile, mail: { ...LATCHEL.profile.mail, to: "invoices@latchel.example" } },
      customer: "westbay",
      ...{ mailKey: "gulfcoast-latchel", senders: ["latchel.com"] },
    },
    servicechannel: {
      ...{ ...serviceChannel, customer: "sunline" },
      ...{ mailKey: "gulfcoast-stores", senders: ["servicechannel.com"] },
    },
    // A manager who takes no invoice after thirty days.
    heron: {
      name: "Heron Key Homes",
      rules: { ...WESTROM_HOMES.rules, signature: false },
      profile: {
        ...WESTROM_HOMES.profile,
        mail: { ...WESTROM_HOMES.profile.mail, to: "ap@heronkey.example" },
      },
      customer: "heron",
    },
  },
  prices,
  taxes,
  documents: {
    w9: { title: "Form W-9, Request for Taxpayer Identification Number" },
    coi: { title: "Certificate of liability insurance, $1,000,000", endsIn: 23 },
    licence: { title: "State of Florida, certified building contractor", endsIn: 283 },
  },
  customers: {
    lakeside: {
      name: "Lakeside HOA",
      email: "ap@lakeside.example",
      phone: "(813) 555-0118",
      address: "800 Cypress Bend Dr\nTampa, FL 33602",
      country: "US",
      externalId: "AF-2207",
    },
    bay: {
      name: "Bay Property Management",
      email: "invoices@baypm.example",
      phone: "(727) 555-0163",
      address: "111 2nd Ave NE, Suite 900\nSt. Petersburg, FL 33701",
      country: "US",
      externalId: "AF-3150",
      // As everybody is, said of them alone: the office looks at the proof, and the invoice goes out.
      billing: { moment: "approved", way: "auto_send" },
    },
    palm: { name: "Palm Court", email: "office@palmcourt.example", phone: "(813) 555-0127" },
    westbay: {
      name: "Westbay Rentals",
      email: "ap@westbay.example",
      phone: "(813) 555-0186",
      externalId: "LT-880",
    },
    munoz: { name: "Señora Muñoz", email: "c.munoz@correo.example", phone: "(813) 555-0109" },
    wisniewski: { name: "Łukasz Wiśniewski", phone: "(727) 555-0131" },
    hoa: { name: "Đặng Thị Hoa", email: "hoa.dang@mail.example", phone: "(813) 555-0174" },
    sunline: {
      name: "Sunline Stores",
      email: "facilities@sunline.example",
      phone: "(813) 555-0192",
      address: "Accounts Payable, 4830 W Kennedy Blvd\nTampa, FL 33609",
      country: "US",
      externalId: "SC-0417",
    },
    heron: { name: "Heron Key Homes", email: "vendors@heronkey.example", phone: "(813) 555-0168" },
    keane: { name: "Margaret Keane", email: "margaret.keane@mail.example", phone: "(813) 555-0155" },
    harborBend: {
      ...{ name: "Harbor Bend Condominiums", email: "manager@harborbend.example", phone: "(813) 555-0137" },
      billing: { moment: "completed", way: "auto_send" },
    },
    palmetto: {
      ...{ name: "Palmetto Self Storage", email: "books@palmettostorage.example", phone: "(813) 555-0181" },
      billing: { way: "manual" },
    },
    cypressGrove: {
      ...{ name: "Cypress Grove Apartments", email: "ap@cypressgrove.example", phone: "(813) 555-0149" },
      billing: { moment: "approved", way: "auto_draft_then_review" },
    },
  },
  sites: {
    cypress14b: tampa("842 Cypress Bend Dr", "Unit 14B", "33602", [27.9426, -82.4527]),
    cypress3a: tampa("842 Cypress Bend Dr", "Unit 3A", "33602", [27.9426, -82.4527]),
    cypressPool: tampa("842 Cypress Bend Dr", "Pool house", "33602", [27.9421, -82.4531]),
    bayshore210: tampa("2915 Bayshore Blvd", "Apt 210", "33629", [27.9136, -82.4912]),
    bayshore508: tampa("2915 Bayshore Blvd", "Apt 508", "33629", [27.9136, -82.4912]),
    swann: tampa("1408 W Swann Ave", null, "33606", [27.9373, -82.4769]),
    palm3: tampa("5100 Palm Court Ln", "Building 3", "33610", [27.9935, -82.3921]),
    palm7: tampa("5100 Palm Court Ln", "Building 7", "33610", [27.9941, -82.3917]),
    harbour: { ...tampa("77 Harbour Way", "Unit 6", "33701", [27.7712, -82.6318]), city: "St. Petersburg" },
    habana: tampa("3312 N Habana Ave", null, "33607", [27.9741, -82.4846]),
    gulf: { ...tampa("618 Gulf Blvd", "Unit 2", "33785", [27.8946, -82.8512]), city: "Indian Rocks Beach" },
    waters: tampa("9021 W Waters Ave", null, "33615", [28.0256, -82.5866]),
    lithia: { ...tampa("14720 Lithia Pinecrest Rd", "Lot 9", "33547", [27.8482, -82.2043]), city: "Lithia" },
    dale: tampa("3901 N Dale Mabry Hwy", "Store 0417", "33607", [27.9797, -82.5058]),
    clubhouse: tampa("6401 Harbor Bend Way", "Clubhouse", "33615", [28.0119, -82.5792]),
    storage: tampa("7710 Adamo Dr", "Row F", "33619", [27.9512, -82.3672]),
    grove: tampa("1225 E 131st Ave", "Building 2", "33612", [28.0656, -82.4461]),
    keystone: { ...tampa("10233 Keystone Shores Ct", null, "33556", [28.1467, -82.5893]), city: "Odessa" },
  },
};

/** @param place latitude and longitude in degrees, near enough for a map */
function tampa(
  line1: string,
  line2: string | null,
  postalCode: string,
  [latitude, longitude]: [number, number],
): SiteSpec {
  return { line1, line2, city: "Tampa", region: "FL", postalCode, country: "US", latitude, longitude };
}

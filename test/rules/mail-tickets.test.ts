import { expect, test } from "vitest";
import { completeTicket } from "../../src/worker/intake/complete-ticket.ts";
import type { MailTicket } from "../../src/worker/intake/mail/read-ticket.ts";
import { ticketInput } from "../../src/worker/intake/ticket-input.ts";
import { AMERICAN, mailNames, SPANISH, ticketIn } from "../mails/read-mail.ts";

const SUNRISE = {
  layout: "appfolio",
  ticketNumber: "48213-1",
  title: "Kitchen faucet drips at the base and the cabinet below is wet",
  customer: { name: "Sunrise Property Management" },
  site: { line1: "1210 W Elm St", line2: "Unit 4B", city: "Springfield", region: "IL", postalCode: "62704" },
  dueOn: "2026-11-24",
  notToExceed: 45000,
};
const HARBOR = {
  layout: "property_meld",
  ticketNumber: "T4Q9X2K",
  title: "Dishwasher does not drain",
  customer: { name: "Harbor Light PM" },
  site: { line1: "88 Pier Ave", line2: "Unit 12", city: "Long Beach", region: "CA", postalCode: "90802" },
  dueOn: "2026-11-30",
  notToExceed: 30000,
};
const CEDAR = {
  layout: "yardi",
  ticketNumber: "100482",
  title: "No heat in bedroom",
  customer: { name: "Cedar Ridge Owner LLC" },
  site: {
    line1: "4500 Cedar Springs Rd",
    line2: "Unit 0214",
    city: "Dallas",
    region: "TX",
    postalCode: "75219",
  },
  dueOn: "2026-11-18",
};
const BRIGHT = {
  layout: "service_channel",
  ticketNumber: "245830117",
  purchaseOrder: "99812-0417",
  title: "Walk-in cooler not holding temperature",
  customer: { name: "Bright Market" },
  dueOn: "2026-11-20",
  notToExceed: 50000,
};
const AUSTIN = { line1: "100 Congress Ave", city: "Austin", region: "TX", postalCode: "78701" };
const OAK = {
  layout: "latchel",
  ticketNumber: "7719034",
  title: "Garbage disposal jammed",
  customer: { name: "Oak & Vine Management" },
  site: { line1: "315 Harbor View Dr", city: "Norfolk", region: "VA", postalCode: "23510" },
  notToExceed: 25000,
};

/** The description as its lines. */
const lines = (...all: string[]) => all.join("\n");

const TOLD: Record<string, MailTicket> = {
  "appfolio/new-plain": {
    ...SUNRISE,
    description: lines(
      "Kitchen faucet drips at the base and the cabinet below is wet.",
      "Replace cartridge or faucet. Take before and after photos.",
      "",
      "Vendor Trade: Plumbing",
      "Priority: Normal",
      "Tenant: Ana Ruiz",
      "Tenant Phone: (217) 555-0144",
      "Permission To Enter: Yes, call first",
      "Pets: Dog (friendly)",
    ),
  },
  "appfolio/new-html": {
    ...SUNRISE,
    description: lines(
      "Kitchen faucet drips at the base and the cabinet below is wet.",
      "",
      "Replace cartridge or faucet & take before and after photos.",
      "",
      "Tenant: Ana Ruiz",
      "Tenant Phone: (217) 555-0144",
      "Permission To Enter: Yes, call first",
    ),
  },
  // The forwarder's own address is not the site.
  "appfolio/forwarded-gmail": {
    ...SUNRISE,
    description: lines(
      "Kitchen faucet drips at the base and the cabinet below is wet.",
      "",
      "Tenant: Ana Ruiz",
      "Tenant Phone: (217) 555-0144",
    ),
  },
  "appfolio/forwarded-gmail-html": {
    ...SUNRISE,
    description: "Kitchen faucet drips at the base and the cabinet below is wet.",
  },
  // News of the same order: what it does not say is not said.
  "appfolio/nte-raised": {
    layout: "appfolio",
    ticketNumber: "48213-1",
    customer: { name: "Sunrise Property Management" },
    dueOn: "2026-11-27",
    notToExceed: 65000,
  },
  "appfolio/cancelled": {
    layout: "appfolio",
    news: "cancelled",
    ticketNumber: "48213-1",
    customer: { name: "Sunrise Property Management" },
    site: SUNRISE.site,
  },
  "property-meld/cancelled": {
    layout: "property_meld",
    news: "cancelled",
    ticketNumber: "T4Q9X2K",
    title: HARBOR.title,
    customer: HARBOR.customer,
  },
  "service-channel/cancelled-forwarded": {
    layout: "service_channel",
    news: "cancelled",
    ticketNumber: "245830117",
    title: "Refrigeration",
    customer: BRIGHT.customer,
  },
  "general/cancelled-spanish": {
    layout: "general",
    news: "cancelled",
    ticketNumber: "2026/0457",
  },
  // Not the order: an appointment, and an order before it.
  "general/cancelled-appointment": {
    layout: "general",
    ticketNumber: "7731",
    title: "Leaking water heater",
    description: lines(
      "The tenant cancelled the appointment of last week.",
      "This replaces cancelled work order 7702. Status of that one: cancelled.",
    ),
    site: { line1: "77 Ocean Ave", city: "Tampa", region: "FL", postalCode: "33602" },
  },
  "property-meld/assigned-plain": {
    ...HARBOR,
    description: lines(
      "Water stands in the tub after each cycle. Resident already cleaned the filter.",
      "",
      "Category: Appliances",
      "Location: Kitchen",
      "Priority: Medium",
      "Tenant Presence Required: Yes",
      "Resident: Minh Nguyễn",
      "Phone: 562-555-0182",
    ),
  },
  "property-meld/assigned-html": {
    ...HARBOR,
    description: lines(
      "Water stands in the tub after each cycle.",
      "Resident already cleaned the filter.",
      "",
      "Category: Appliances",
      "Location: Kitchen",
      "Resident: Minh Nguyễn",
    ),
  },
  "property-meld/forwarded-outlook": { ...HARBOR, description: "Water stands in the tub after each cycle." },
  "property-meld/nte-raised": {
    layout: "property_meld",
    ticketNumber: "T4Q9X2K",
    customer: { name: "Harbor Light PM" },
    dueOn: "2026-12-02",
    notToExceed: 40000,
  },
  "yardi/order-plain": {
    ...CEDAR,
    purchaseOrder: "PO-77120",
    notToExceed: 60000,
    description: lines(
      "Resident reports that the bedroom vent blows cold air.",
      "Thermostat reads 62 F. Check reheat coil.",
      "",
      "Priority: High",
      "Property: cr01 - Cedar Ridge Apartments",
      "Caller: J. Whitfield",
      "Caller Phone: 214-555-0117",
      "Access OK: Yes",
      "Access Notes: Key 14 at the office, cat must stay in",
    ),
  },
  "yardi/order-html": {
    ...CEDAR,
    purchaseOrder: "PO-77120",
    notToExceed: 60000,
    description: lines(
      "Bedroom vent blows cold air. Check reheat coil.",
      "",
      "Property: cr01 - Cedar Ridge Apartments",
      "Priority: High",
      "Access Notes: Key 14 at the office",
    ),
  },
  "yardi/forwarded-as-attachment": CEDAR,
  "yardi/forwarded-old-outlook": CEDAR,
  "service-channel/request-plain": {
    ...BRIGHT,
    site: { ...AUSTIN, line2: "Suite 200, 0417 - Bright Market" },
    description: lines(
      "Walk-in cooler at 48F. Product moved. Check evaporator fan and defrost timer.",
      "",
      "Caller: Store Manager T. Okafor",
      "Trade: Refrigeration",
      "Category: REPAIR",
      "Priority: P2 - 24 HOURS",
      "Scheduled Date: 11/17/2026 14:00",
      "Location Phone: (512) 555-0190",
      "Check-in Instructions: Check in and out with the mobile app or call (800) 555-0100.",
    ),
  },
  "service-channel/request-html": {
    ...BRIGHT,
    site: { ...AUSTIN, line2: "Suite 200, Bright Market #0417" },
    description: lines(
      "Walk-in cooler at 48F. Check evaporator fan.",
      "",
      "Trade: Refrigeration",
      "Priority: P2 - 24 HOURS",
    ),
  },
  "service-channel/forwarded-apple": {
    ...BRIGHT,
    site: { ...AUSTIN, line2: "Suite 200" },
    description: "Trade: Refrigeration",
  },
  "latchel/job-plain": {
    ...OAK,
    description: lines(
      "Disposal hums but does not turn. Resident pressed the reset button.",
      "Was damage caused by the resident: Unknown",
      "",
      "Severity: Non-emergency",
      "Resident: Keisha Brandt, (757) 555-0163",
      "Access Instructions: Resident will be home after 3 pm.",
      "Ring the side door.",
    ),
  },
  "latchel/job-html": {
    ...OAK,
    dueOn: "2026-11-25",
    description: lines(
      "Disposal hums but does not turn.",
      "",
      "Resident: Keisha Brandt",
      "Access Instructions: Resident home after 3 pm",
    ),
  },
  "latchel/forwarded-outlook-plain": { ...OAK, description: "Disposal hums but does not turn." },
  "general/labelled-plain": {
    layout: "general",
    ticketNumber: "2026-118",
    purchaseOrder: "5512",
    authorisationNumber: "A-9921",
    title: "Clean gutters front and back",
    customer: { name: "Harbor PM LLC", email: "ap@harborpm.example" },
    site: {
      line1: "742 Evergreen Terrace",
      line2: "Unit 3",
      city: "Springfield",
      region: "OR",
      postalCode: "97477",
    },
    dueOn: "2026-12-04",
    notToExceed: 125000,
    description: lines(
      "- Clean gutters front and back",
      "- Check downspouts",
      "",
      "Photos of both sides, please.",
      "",
      "PRIORITY: Low",
      "Resident: Lou Park 541-555-0120",
      "Gate code: 4411#",
    ),
  },
  "general/spanish": {
    layout: "general",
    ticketNumber: "2026/0457",
    title: "Fuga de agua bajo el lavabo",
    customer: { name: "Administración de Fincas Mayor S.L." },
    site: { line1: "Calle Mayor 12", line2: "3º B", city: "Madrid", postalCode: "28013" },
    dueOn: "2026-11-24",
    notToExceed: 45000,
    description: lines(
      "Fuga de agua bajo el lavabo. Cambiar sifón y revisar llave de paso.",
      "",
      "Inquilina: Lucía Fernández",
      "Teléfono: 600 555 019",
      "Llaves: en portería",
    ),
  },
  "general/prose": {
    layout: "general",
    title: "Broken window at the office",
    site: { line1: "17 Dock Street", city: "Bangor", region: "ME", postalCode: "04401" },
    dueOn: "2026-11-20",
    notToExceed: 27500,
    description: lines(
      "could you come to",
      "17 Dock Street",
      "Bangor, ME 04401",
      "and board up the broken window on the ground floor? Do not exceed $275 without calling me. It has to be completed by Nov 20, 2026.",
      "",
      "Jane Doe",
      "Harbor PM",
      "207-555-0135",
    ),
  },
  "general/forwarded-quoted": {
    layout: "general",
    ticketNumber: "88-1204",
    title: "Smoke detector chirps in hall",
    site: { line1: "5 Quay Ln", line2: "Unit 2R", city: "Portland", region: "ME", postalCode: "04101" },
    notToExceed: 9500,
    description: "Smoke detector chirps in hall.\nReplace battery or unit.",
  },
  "general/html-grid": {
    layout: "general",
    ticketNumber: "3301",
    title: "Dryer vent clogged",
    site: { line1: "21 Mill Rd", line2: "Apt #5", city: "Concord", region: "NH", postalCode: "03301" },
    dueOn: "2026-12-01",
    notToExceed: 18000,
    description: "Tenant: R. Cole <rcole@example.com>",
  },
  // The second order's limit, day and purchase order are not the first one's.
  "general/two-orders": {
    layout: "general",
    ticketNumber: "501",
    title: "Paint the door",
    site: { line1: "1 First St", city: "Salem", region: "OR", postalCode: "97301" },
    description: "Paint the door.",
  },
  "general/vietnamese-emoji": {
    layout: "general",
    ticketNumber: "VN-88",
    title: "Vòi sen bị rò nước 👨‍👩‍👧 – gọi trước khi đến",
    site: { line1: "45 Lê Lợi", line2: "Unit 7", city: "San Jose", region: "CA", postalCode: "95112" },
    notToExceed: 12000,
    description: "Vòi sen bị rò nước 👨‍👩‍👧 – gọi trước khi đến.\n\nTenant: Trần Văn Đức",
  },
};

const named = mailNames().filter((name) => !name.startsWith("hostile/"));

test("every sample has its ticket here", () => {
  expect(Object.keys(TOLD).sort()).toEqual(named);
});

test.each(named)("%s tells its ticket", async (name) => {
  expect(await ticketIn(name, name === "general/spanish" ? SPANISH : AMERICAN)).toEqual(TOLD[name]);
});

test.each(named)("%s can be a job as it is", async (name) => {
  const { layout: _, news: _news, ...ticket } = await ticketIn(name);
  const { input } = completeTicket(ticket, { name: "The portal's usual customer" });
  expect(ticketInput.safeParse(input)).toMatchObject({ success: true });
});

test("an amount in another currency is a line for a person, not a limit in the wrong one", async () => {
  const ticket = await ticketIn("general/spanish", AMERICAN);
  expect(ticket.notToExceed).toBeUndefined();
  expect(ticket.description).toContain("Importe máximo: 450,00 €");
});

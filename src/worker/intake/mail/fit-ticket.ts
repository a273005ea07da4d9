import * as z from "zod";
import { plainText } from "./plain-text.ts";
import type { Told } from "./read-ticket.ts";

const LONGEST = {
  ...{ ticketNumber: 100, purchaseOrder: 100, authorisationNumber: 100, title: 200, description: 9_500 },
  ...{ name: 200, email: 254, phone: 40, externalId: 200 },
  ...{ line1: 200, line2: 200, city: 100, region: 100, postalCode: 20, country: 60 },
} as const;
const anEmail = z.email();

/** A ticket as a job takes it: nothing too long, nothing empty, no half of a letter. What does not fit at all is left out. */
export function fitTicket(told: Told): Told {
  const { customer = {}, site = {} } = told;
  const email = cut(customer.email, "email");
  const party = {
    name: cut(customer.name, "name"),
    email: anEmail.safeParse(email).success ? email : undefined,
    phone: cut(customer.phone, "phone"),
    externalId: cut(customer.externalId, "externalId"),
  };
  const place = {
    line1: cut(site.line1, "line1"),
    line2: cut(site.line2, "line2"),
    city: cut(site.city, "city"),
    region: cut(site.region, "region"),
    postalCode: cut(site.postalCode, "postalCode"),
    country: cut(site.country, "country"),
  };
  return {
    ticketNumber: cut(told.ticketNumber, "ticketNumber"),
    purchaseOrder: cut(told.purchaseOrder, "purchaseOrder"),
    authorisationNumber: cut(told.authorisationNumber, "authorisationNumber"),
    title: cut(told.title, "title"),
    description: cut(told.description, "description"),
    customer: saysSomething(party) ? party : undefined,
    site: saysSomething(place) ? place : undefined,
    dueOn: told.dueOn,
    notToExceed: told.notToExceed,
  };
}

function cut(text: string | undefined, field: keyof typeof LONGEST): string | undefined {
  const start = plainText(text ?? "")
    .trim()
    .slice(0, LONGEST[field]);
  // A cut may go through a letter that has two halves.
  return start.replace(/[\ud800-\udbff]$/, "").trimEnd() || undefined;
}

function saysSomething(values: object): boolean {
  return Object.values(values).some((value) => value !== undefined);
}

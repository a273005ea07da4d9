import { createApiKey } from "../../src/worker/auth/api-key.ts";
import { emailKey } from "../../src/worker/auth/memberships.ts";
import type {
  CustomerRow,
  MemberRow,
  OrganisationRow,
  PortalRow,
  PriceItemRow,
  SiteRow,
  StripeCustomerRow,
  TaxRateRow,
  VendorDocumentRow,
} from "../../src/worker/database/rows.ts";
import * as t from "../../src/worker/database/schema.ts";
import { idFor } from "../../src/worker/ids/new-id.ts";
import { addressOf, identityOf } from "../../src/worker/intake/normalise.ts";
import type { DocumentKind } from "../../src/worker/portals/profile.ts";
import type { DocumentSpec } from "./papers.ts";
import type { Records } from "./records.ts";

export type CustomerSpec = Pick<CustomerRow, "name"> &
  Partial<Pick<CustomerRow, "email" | "phone" | "externalId" | "address" | "country" | "taxId">> &
  /** Absent is as the organisation bills everybody. */
  Partial<Pick<CustomerRow, "billing">>;

/** A portal; `customer` is billed where a ticket names nobody, by the name that stories call it by. */
export type PortalSpec = Pick<PortalRow, "name" | "rules"> &
  Partial<Pick<PortalRow, "profile" | "mailKey" | "senders">> & { customer?: string };
type Paper = "brand" | "identity" | "alerts" | "numbering";
type Place = "latitude" | "longitude";
export type SiteSpec = Omit<SiteRow, "organisationId" | "id" | "createdAt" | Place> &
  Partial<Pick<SiteRow, Place>>;

/** What is sold at which price, in minor units; the order is that of the book. */
export type PriceSpec = Pick<
  PriceItemRow,
  "kind" | "description" | "unit" | "unitAmount" | "taxRate" | "taxName" | "code" | "cost"
>;

/** A tax by its name; percent as a decimal in text. The first one is what a new line gets. */
export type TaxSpec = Pick<TaxRateRow, "name" | "percent"> & Partial<Pick<TaxRateRow, "inclusive">>;

export type OrganisationSpec = {
  organisation: Omit<OrganisationRow, "createdAt" | "version" | "stripe" | "billingTokenVersion" | Paper> &
    Partial<Pick<OrganisationRow, Paper>>;
  members: {
    [name: string]: Pick<MemberRow, "name" | "email" | "role" | "crew"> &
      Partial<Pick<MemberRow, "language">>;
  };
  portals: { [name: string]: PortalSpec };
  prices?: { [name: string]: PriceSpec };
  taxes?: { [name: string]: TaxSpec };
  documents?: { [kind in DocumentKind]?: DocumentSpec };
  customers: { [name: string]: CustomerSpec };
  sites: { [name: string]: SiteSpec };
};

/** An organisation's people and places, by the names that stories call them by. */
export type Cast = {
  organisation: OrganisationRow;
  members: Map<string, MemberRow>;
  portals: Map<string, PortalRow>;
  documents: VendorDocumentRow[];
  prices: Map<string, PriceItemRow>;
  taxes: Map<string, TaxRateRow>;
  customers: Map<string, CustomerRow>;
  /** Whom Stripe knows, by the id of the customer. */
  payers: Map<string, StripeCustomerRow[]>;
  sites: Map<string, SiteRow>;
};

/** The rows of an organisation, under the ids that intake and sign-in would find them by. */
export async function castOf(spec: OrganisationSpec, createdAt: number): Promise<Cast> {
  const organisationId = spec.organisation.id;
  const customers = await rowsOf(spec.customers, async (customer) => {
    const identity = identityOf(customer);
    const { name, email = null, phone = null, externalId = null } = customer;
    const { address = null, country = null, taxId = null } = customer;
    const id = await idFor("cust", organisationId, identity);
    const own = { organisationId, id, identity, createdAt, updatedAt: createdAt };
    const contact = { name, email, phone, address, country, taxId, externalId };
    return { ...own, ...contact, billing: customer.billing ?? {}, exemptCertificate: null, postal: null };
  });
  const sites = await rowsOf(spec.sites, async (site) => {
    const id = await idFor("site", organisationId, addressOf(site));
    return { organisationId, id, latitude: null, longitude: null, ...site, createdAt };
  });
  const members = await rowsOf(spec.members, async (member) => {
    const id = await idFor("member", organisationId, member.email);
    return { organisationId, id, language: null, ...member, active: true, createdAt };
  });
  const portals = await rowsOf(spec.portals, async ({ customer, ...portal }) => {
    const id = await idFor("portal", organisationId, portal.name);
    const customerId = (customer && customers.get(customer)?.id) || null;
    const plain = { profile: {}, mailKey: null, senders: [], formerNames: [], tokenVersion: 1 };
    return { organisationId, id, customerId, ...plain, ...portal, createdAt, updatedAt: createdAt };
  });
  const book = Object.keys(spec.prices ?? {});
  const prices = await rowsOf(spec.prices ?? {}, async (item, name) => {
    const id = await idFor("price", organisationId, name);
    const plain = { taxInclusive: false, markup: null, stripeProductId: null, active: true };
    return { organisationId, id, position: book.indexOf(name) + 1, ...plain, ...item };
  });
  const rates = Object.keys(spec.taxes ?? {});
  const taxes = await rowsOf(spec.taxes ?? {}, async (tax, name) => {
    const id = await idFor("tax", organisationId, name);
    const position = rates.indexOf(name) + 1;
    return { organisationId, id, position, inclusive: false, ...tax, usual: position === 1, active: true };
  });
  return {
    organisation: {
      ...{ brand: {}, identity: {}, alerts: {}, numbering: {}, stripe: {}, billingTokenVersion: 1 },
      ...{ ...spec.organisation, createdAt, version: 0 },
    },
    members,
    portals,
    documents: [],
    prices,
    taxes,
    customers,
    payers: new Map(),
    sites,
  };
}

/** Enters the rows, and in the directory whose they are. */
export async function enterCast(records: Records, cast: Cast): Promise<void> {
  const { db } = records;
  const { organisation } = cast;
  await records.add(db.insert(t.organisation).values(organisation));
  for (const member of cast.members.values()) {
    const key = await emailKey(member.email);
    await records.add(
      db.insert(t.member).values(member),
      db.insert(t.directory).values({ kind: "email", key, organisationId: organisation.id }),
    );
  }
  for (const portal of cast.portals.values()) {
    await records.add(db.insert(t.portal).values(portal));
    const entry = { kind: "mail_key" as const, key: portal.mailKey ?? "", organisationId: organisation.id };
    if (portal.mailKey) await records.add(db.insert(t.directory).values(entry));
  }
  for (const item of cast.prices.values()) await records.add(db.insert(t.priceItem).values(item));
  for (const tax of cast.taxes.values()) await records.add(db.insert(t.taxRate).values(tax));
  for (const customer of cast.customers.values()) await records.add(db.insert(t.customer).values(customer));
  for (const site of cast.sites.values()) await records.add(db.insert(t.site).values(site));
}

export async function enterApiKey(records: Records, cast: Cast, key: string): Promise<void> {
  const { id, createdAt } = cast.organisation;
  await records.add(...(await createApiKey(records.db, id, "Demo key", key, createdAt)).statements);
}

async function rowsOf<Spec, Row>(
  specs: { [name: string]: Spec },
  make: (spec: Spec, name: string) => Promise<Row>,
): Promise<Map<string, Row>> {
  const rows = Object.entries(specs).map(async ([name, spec]) => [name, await make(spec, name)] as const);
  return new Map(await Promise.all(rows));
}

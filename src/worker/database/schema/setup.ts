import { sql } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CloseoutRules, LineKind } from "../../jobs/vocabulary.ts";
import type { DocumentKind, PortalProfile } from "../../portals/profile.ts";
import { calendarDate, flag, minorUnits, moment, organisationId } from "../columns.ts";

/** Where tickets come from; its profile holds its rules, which go before the organisation's. */
export const portal = sqliteTable(
  "portal",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** What it was called before, the last one last: tickets that came then have that name as their source. */
    formerNames: text("former_names", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
    /** What the crew must bring. */
    rules: text("rules", { mode: "json" }).$type<Partial<CloseoutRules>>().notNull(),
    /** How it wants to be billed; what is absent is as in `PLAIN_PROFILE`. */
    profile: text("profile", { mode: "json" }).$type<Partial<PortalProfile>>().notNull().default(sql`'{}'`),
    /** Who is billed where a ticket names nobody. */
    customerId: text("customer_id"),
    /** The part before the @ of the address that its tickets are mailed to; null before it has one. */
    mailKey: text("mail_key"),
    /** Addresses and domains that may write there, lower case; empty lets nobody in unseen. */
    senders: text("senders", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
    /** Part of the token at `/intake/{token}`: goes up when a person has a new one made, and the old one ends. */
    tokenVersion: integer("token_version").notNull().default(1),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("portal_name").on(table.organisationId, table.name),
  ],
);

/** A paper of the vendor that managers want on file, such as a certificate of insurance. The newest of its kind counts. */
export const vendorDocument = sqliteTable(
  "vendor_document",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    kind: text("kind").$type<DocumentKind>().notNull(),
    fileName: text("file_name").notNull(),
    storageKey: text("storage_key").notNull(),
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    /** The last day on which it holds; null where it does not end. */
    expiresOn: calendarDate("expires_on"),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: moment("uploaded_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);

/** What the vendor sells, at its price: what a crew adds to a job is chosen here. */
export const priceItem = sqliteTable(
  "price_item",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").$type<LineKind>().notNull(),
    description: text("description").notNull(),
    unit: text("unit").notNull().default(""),
    unitAmount: minorUnits("unit_amount").notNull(),
    /** Percent as a decimal in text; null is untaxed. */
    taxRate: text("tax_rate"),
    taxName: text("tax_name"),
    taxInclusive: flag("tax_inclusive").notNull().default(false),
    /** The vendor's own name for it: by it a file of prices finds the item again. */
    code: text("code"),
    /** What it costs the vendor, in minor units; with the markup, in percent, it makes the price. */
    cost: minorUnits("cost"),
    markup: text("markup"),
    /** The product at Stripe that it is linked to. */
    stripeProductId: text("stripe_product_id"),
    active: flag("active").notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);

/** A tax by its name, as it is chosen for a line. */
export const taxRate = sqliteTable(
  "tax_rate",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    /** Such as `Florida sales tax` or `MwSt.`. */
    name: text("name").notNull(),
    /** Percent as a decimal in text. */
    percent: text("percent").notNull(),
    /** Whether prices hold it already. */
    inclusive: flag("inclusive").notNull().default(false),
    /** What a new line gets. */
    usual: flag("usual").notNull().default(false),
    active: flag("active").notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);

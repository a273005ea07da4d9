import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Language } from "../../../messages/language.ts";
import type { BillingLayer, Numbering } from "../../billing/vocabulary.ts";
import type { CloseoutRules } from "../../jobs/vocabulary.ts";
import type { PaperSize } from "../../portals/profile.ts";
import type { StripeSetup } from "../../stripe-accounts/types.ts";
import { flag, moment, organisationId } from "../columns.ts";

/** The vendor's company: who does the work and who is paid. */
export const organisation = sqliteTable("organisation", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** The address that letters come from and that answers go to. */
  email: text("email").notNull(),
  phone: text("phone"),
  licence: text("licence"),
  address: text("address"),
  timeZone: text("time_zone").notNull(),
  currency: text("currency").notNull(),
  locale: text("locale").notNull(),
  rules: text("rules", { mode: "json" }).$type<CloseoutRules>().notNull(),
  brand: text("brand", { mode: "json" }).$type<Brand>().notNull().default(sql`'{}'`),
  identity: text("identity", { mode: "json" }).$type<Identity>().notNull().default(sql`'{}'`),
  alerts: text("alerts", { mode: "json" }).$type<AlertRules>().notNull().default(sql`'{}'`),
  numbering: text("numbering", { mode: "json" }).$type<Numbering>().notNull().default(sql`'{}'`),
  stripe: text("stripe", { mode: "json" }).$type<StripeSetup>().notNull().default(sql`'{}'`),
  /** Part of the token at `/webhooks/billing/{token}`: goes up when a person has a new one made, and the old one ends. */
  billingTokenVersion: integer("billing_token_version").notNull().default(1),
  createdAt: moment("created_at").notNull(),
  /** How often its records were written: what a kept page is held against. */
  version: integer("version").notNull().default(0),
});

/** How the vendor's papers look. */
export type Brand = {
  /** `#rrggbb`; the house's own accent where there is none. */
  colour?: string;
  /** A PNG or JPEG in R2. */
  logoKey?: string;
};

/** Who the vendor is by law, as its invoices must say; see the invoice PDF for which country asks for what. */
export type Identity = {
  /** Where it differs from the name. */
  legalName?: string;
  /** ISO 3166, two letters. */
  country?: string;
  /** EIN, VAT number or ABN, as it is written. */
  taxId?: string;
  /** Company registration number, where the law wants it shown. */
  registration?: string;
  paper?: PaperSize;
  /** How one pays otherwise, such as a bank account or where to mail a cheque: printed as it is. */
  payment?: string;
};

/** When somebody is told that a job lies about; hours, 0 is never. */
export type AlertRules = {
  /** Completed and not billed for so long. */
  unbilledHours?: number;
  /** On site for so long and still without all proof. */
  noProofHours?: number;
};

/** An address in parts; `country` is ISO 3166, two letters. */
export type PostalAddress = {
  line1: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  country: string;
};

export type Role = "owner" | "office" | "crew";

export const member = sqliteTable(
  "member",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** What a crew is called on lists, such as "Crew 2". */
    crew: text("crew"),
    /** The language of the crew's screens; null is the organisation's. */
    language: text("language").$type<Language>(),
    active: flag("active").notNull().default(true),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("member_email").on(table.organisationId, table.email),
  ],
);

/** A signed-in browser. The cookie's secret is kept as its SHA-256 alone. */
export const session = sqliteTable(
  "session",
  {
    organisationId: organisationId(),
    tokenHash: text("token_hash").notNull(),
    memberId: text("member_id").notNull(),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    userAgent: text("user_agent"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.tokenHash] }),
    index("session_member").on(table.organisationId, table.memberId),
  ],
);

/** A key for the HTTP API, kept as its SHA-256 alone; `prefix` is what a person recognises it by. */
export const apiKey = sqliteTable(
  "api_key",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    keyHash: text("key_hash").notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("api_key_hash").on(table.organisationId, table.keyHash),
  ],
);

/** Who is billed: a manager or an owner. */
export const customer = sqliteTable(
  "customer",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    /** Postal address, lines as they are written on a letter. */
    address: text("address"),
    /** ISO 3166, two letters. */
    country: text("country"),
    /** VAT number or ABN, where the invoice must show the buyer's. */
    taxId: text("tax_id"),
    externalId: text("external_id"),
    /** How intake finds the same customer again: the outside id, else the e-mail, else the name. */
    identity: text("identity").notNull(),
    /** How this one is billed, where that differs from everybody else. */
    billing: text("billing", { mode: "json" }).$type<BillingLayer>().notNull().default(sql`'{}'`),
    /** The certificate by which they pay no tax; null for those who do. */
    exemptCertificate: text("exempt_certificate"),
    /** The postal address in parts, as Stripe Tax needs it. */
    postal: text("postal", { mode: "json" }).$type<PostalAddress>(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("customer_identity").on(table.organisationId, table.identity),
  ],
);

/** Where the work is. */
export const site = sqliteTable(
  "site",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    line1: text("line1").notNull(),
    line2: text("line2"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    country: text("country"),
    /** Degrees, WGS 84: from the ticket, else from the first photo that carries a position. */
    latitude: real("latitude"),
    longitude: real("longitude"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);

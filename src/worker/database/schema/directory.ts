import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment } from "../columns.ts";

/**
 * What is needed before the organisation is known. These are the only tables whose keys do not start
 * with it; they hold hashes and ids, no record of anyone's work.
 */
export const directory = sqliteTable(
  "directory",
  {
    /** What the key is: the SHA-256 of an e-mail or of an API key, an id that Stripe gave, or a portal's mail key. */
    kind: text("kind")
      .$type<"email" | "api_key" | "stripe_invoice" | "stripe_account" | "stripe_link" | "mail_key">()
      .notNull(),
    key: text("key").notNull(),
    organisationId: text("organisation_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key, table.organisationId] })],
);

/** A sign-in under way: a code and a link were mailed; the browser that asked holds the id. */
export const signIn = sqliteTable("sign_in", {
  /** SHA-256 of the id in the browser's cookie. */
  idHash: text("id_hash").primaryKey(),
  email: text("email").notNull(),
  /** Keyed hash of the six digits. */
  codeHash: text("code_hash").notNull(),
  /** SHA-256 of the secret in the link. */
  linkHash: text("link_hash").notNull().unique(),
  tries: integer("tries").notNull().default(0),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

/** How often something was tried within a window, for limits that must be exact. */
export const rateLimit = sqliteTable("rate_limit", {
  /** What is limited and for whom, hashed where it is personal. */
  key: text("key").primaryKey(),
  windowStartedAt: moment("window_started_at").notNull(),
  count: integer("count").notNull(),
});

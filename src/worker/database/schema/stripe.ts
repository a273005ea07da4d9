import { index, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AccountKind, AccountState, Requirements } from "../../stripe-accounts/types.ts";
import { flag, moment, organisationId } from "../columns.ts";

/** A Stripe account that the organisation is paid through: by Connect, or by keys of its own. Test and live are two. */
export const stripeAccount = sqliteTable(
  "stripe_account",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    kind: text("kind").$type<AccountKind>().notNull(),
    livemode: flag("livemode").notNull(),
    state: text("state").$type<AccountState>().notNull(),
    /** `acct_…`; null until Stripe has told it. */
    stripeAccountId: text("stripe_account_id"),
    /** The business's name as Stripe knows it. */
    name: text("name"),
    country: text("country"),
    currency: text("currency"),
    chargesEnabled: flag("charges_enabled").notNull().default(false),
    payoutsEnabled: flag("payouts_enabled").notNull().default(false),
    detailsSubmitted: flag("details_submitted").notNull().default(false),
    requirements: text("requirements", { mode: "json" }).$type<Requirements>().notNull(),
    /** The secret key and the webhook's secret, sealed: see `seal.ts`. Never shown again; `keyHint` is the last four letters. */
    sealedKey: text("sealed_key"),
    keyHint: text("key_hint"),
    sealedWebhookSecret: text("sealed_webhook_secret"),
    webhookEndpointId: text("webhook_endpoint_id"),
    /** Not secret: it is in every page that takes a payment. Null: the customer pays on Stripe's own page. */
    publishableKey: text("publishable_key"),
    connectedBy: text("connected_by").notNull(),
    createdAt: moment("created_at").notNull(),
    checkedAt: moment("checked_at").notNull(),
    /** When its webhook was last heard. */
    heardAt: moment("heard_at"),
    /** When a person disconnected it; null for one that is connected, or that Stripe lets us reach no more. */
    endedAt: moment("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("stripe_account_stripe").on(table.organisationId, table.stripeAccountId),
  ],
);

/** A payer as one Stripe account knows them: made once, whoever asks first. */
export const stripeCustomer = sqliteTable(
  "stripe_customer",
  {
    organisationId: organisationId(),
    /** As in `invoice.account_id`. */
    accountId: text("account_id").notNull(),
    customerId: text("customer_id").notNull(),
    stripeId: text("stripe_id").notNull(),
    /** What Stripe was last told of them, as a digest: who changed since is told again. */
    told: text("told"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.accountId, table.customerId] }),
    uniqueIndex("stripe_customer_stripe").on(table.organisationId, table.accountId, table.stripeId),
  ],
);

import { accountRoutes } from "../accounts/routes.ts";
import type { Route } from "../http/routes.ts";
import { chargeRoutes } from "./charges.ts";
import { checkoutSessionRoutes } from "./checkout-sessions.ts";
import { creditNoteRoutes } from "./credit-notes.ts";
import { customerRoutes } from "./customers.ts";
import { eventRoutes } from "./events.ts";
import { invoiceItemRoutes } from "./invoice-items.ts";
import { invoicePaymentRoutes } from "./invoice-payments.ts";
import { invoiceRoutes } from "./invoices.ts";
import { paymentIntentRoutes } from "./payment-intents.ts";
import { paymentLinkRoutes } from "./payment-links.ts";
import { paymentRecordRoutes } from "./payment-records.ts";
import { priceRoutes } from "./prices.ts";
import { productRoutes } from "./products.ts";
import { refundRoutes } from "./refunds.ts";
import { taxRateRoutes } from "./tax-rates.ts";
import { webhookEndpointRoutes } from "./webhook-endpoints.ts";

/** Every call that is answered. A new resource is a file beside this one and a line here. */
export const allRoutes: Route[] = [
  ...customerRoutes,
  ...invoiceRoutes,
  ...invoiceItemRoutes,
  ...invoicePaymentRoutes,
  ...paymentIntentRoutes,
  ...chargeRoutes,
  ...eventRoutes,
  ...productRoutes,
  ...priceRoutes,
  ...taxRateRoutes,
  ...paymentLinkRoutes,
  ...checkoutSessionRoutes,
  ...paymentRecordRoutes,
  ...creditNoteRoutes,
  ...refundRoutes,
  ...webhookEndpointRoutes,
  ...accountRoutes,
];

import type Stripe from "stripe";
import { ACCOUNT_NEWS, NEWS, TEST_RING } from "../payments/stripe-event.ts";

/** What an account's webhook is to ring for: no more than is listened to. */
export const WANTED_EVENTS: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = [
  ...NEWS,
  ...ACCOUNT_NEWS.filter((one) => one === "account.updated"),
  TEST_RING,
];

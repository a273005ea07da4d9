import type { StripeAccountRow } from "../../src/worker/database/rows.ts";

/** An account in test mode that takes payments. */
export function anAccount(changes: Partial<StripeAccountRow> = {}): StripeAccountRow {
  return {
    ...{ organisationId: "org_1", id: "account_1", kind: "keys", livemode: false, state: "active" },
    ...{ stripeAccountId: "acct_1", name: "Gulf Coast", country: "US", currency: "usd" },
    ...{ chargesEnabled: true, payoutsEnabled: true, detailsSubmitted: true },
    requirements: { currentlyDue: [], pastDue: [], pendingVerification: [], disabledReason: null },
    ...{ sealedKey: "k1.a.b", keyHint: "abcd", sealedWebhookSecret: "k1.a.b", webhookEndpointId: "we_1" },
    ...{
      publishableKey: null,
      connectedBy: "mem_1",
      createdAt: 0,
      checkedAt: 0,
      heardAt: null,
      endedAt: null,
    },
    ...changes,
  };
}

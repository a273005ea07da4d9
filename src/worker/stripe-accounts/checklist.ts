import type { InvoiceRow, OrganisationRow, StripeAccountRow } from "../database/rows.ts";
import { isConnected } from "./one-of-mode.ts";

export type Step = { name: string; done: boolean; words: string; how: string };

type Facts = {
  organisation: Pick<OrganisationRow, "address" | "identity" | "name">;
  accounts: readonly StripeAccountRow[];
  /** The last trial's invoice. */
  trial: Pick<InvoiceRow, "amountPaid" | "status"> | null;
  /** Whether a trial can run in the deployment's own account. */
  ownTestAccount: boolean;
};

/** The way from test to live: each step by what is so, not by what somebody ticked. */
export function checklist({ organisation, accounts, trial, ownTestAccount }: Facts): Step[] {
  const connected = (livemode: boolean) =>
    accounts.find((one) => one.livemode === livemode && isConnected(one));
  const [test, live] = [connected(false), connected(true)];
  const { address, identity } = organisation;
  return [
    {
      ...{ name: "test", done: test?.state === "active" || ownTestAccount },
      words: "An account in test mode is connected and active",
      how: "Connect one below: with Stripe, or by test keys.",
    },
    {
      ...{ name: "test_heard", done: ownTestAccount || typeof test?.heardAt === "number" },
      words: "Its webhook was heard",
      how: "Press Ask Stripe again at the test account.",
    },
    {
      ...{ name: "trial", done: trial !== null && trial.amountPaid > 0 },
      words: "A trial invoice was sent and paid with a test card",
      how: "Run a trial below.",
    },
    {
      ...{ name: "business", done: Boolean(address && identity.country) },
      words: "Your address and country stand on the papers",
      how: "Enter them under Settings, Papers.",
    },
    {
      ...{ name: "live", done: live?.state === "active" },
      words: "An account for real money is connected and active",
      how: live ? "Give Stripe what is still due, below." : "Connect one below.",
    },
    {
      ...{ name: "live_heard", done: typeof live?.heardAt === "number" },
      words: "Its webhook was heard",
      how: "Press Ask Stripe again at the account for real money.",
    },
  ];
}

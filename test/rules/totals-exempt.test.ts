import { expect, test } from "vitest";
import { after, newJob } from "./fixtures.ts";

const ADDRESS = { line1: "1 Main St", city: "Tampa", postalCode: "33602", country: "US" };

test("a customer who turns out to be exempt pays no tax from then on", () => {
  const job = after(newJob(), [{ type: "change_contact", contact: { exemptCertificate: "EX-881" } }]);
  expect(job.row.total).toBe(15_750 + 10_500);
  const taxed = after(job, [{ type: "change_contact", contact: { exemptCertificate: null } }]);
  expect(taxed.row.total).toBe(15_750 + 10_500 + 788);
});

test("each account that knows the customer is told of a new address, once", () => {
  const payer = { organisationId: "org_1", accountId: "deployment", customerId: "cust_1", told: null };
  const job = { ...newJob(), payers: [{ ...payer, stripeId: "cus_1" }] };
  const moved = after(job, [{ type: "change_contact", contact: { postal: ADDRESS } }]);
  expect(moved.intents.map(({ frozen }) => frozen)).toMatchObject([
    { kind: "tell_customer", stripeCustomerId: "cus_1", customer: { address: { line1: "1 Main St" } } },
  ]);
  expect(moved.steps).toMatchObject([{ name: "tell_customer", status: "calling" }]);
  // The same address again is no news, though it is another object.
  const again = after(moved, [{ type: "change_contact", contact: { postal: { ...ADDRESS } } }]);
  expect(again.intents).toHaveLength(1);
});

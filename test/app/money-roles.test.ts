import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { request } from "../support/http.ts";
import { MoneyDesk } from "../support/money-desk.ts";
import type { Organisation } from "../support/organisation.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

const TODAY = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
const reason = { reason: "Because" };

/** What gives money or a debt up is the owner's. */
const OFFICE = [
  ...(["send_draft", "edit_draft", "discard_draft", "record_payment", "recover"] as const),
  ...(["bill_again", "revoke_link", "move_payer"] as const),
];
const OWNER_ALONE = ["void", "credit", "write_off", "undo_payment", "refund", "drop"] as const;
const MONEY_ACTIONS = [...OFFICE, ...OWNER_ALONE];
type MoneyAction = (typeof MONEY_ACTIONS)[number];

/** For each action an invoice on which it can be done, and what its form sends. */
const READY: { [action in MoneyAction]: () => Promise<Ready> } = {
  send_draft: () => aDraft({}),
  edit_draft: () => aDraft({ dueOn: "2027-03-31", memo: "Words" }),
  discard_draft: () => aDraft(reason),
  record_payment: () => anOpen({ amount: "10.00", means: "cheque", receivedOn: TODAY }),
  revoke_link: () => anOpen({}),
  move_payer: async () => anOpen({ ...reason, customer: (await desk.open()).job.customer.id }),
  void: () => anOpen(reason),
  credit: () => anOpen({ ...reason, how: "all", giveBack: "none" }),
  write_off: () => anOpen(reason),
  recover: async () => {
    const { id } = await anOpen({});
    await desk.press(id, "write-off", reason);
    await until(async () => (await desk.invoice(id)).status === "uncollectible", 15_000, "a write-off");
    return { id, fields: {} };
  },
  bill_again: async () => {
    const { id } = await anOpen({});
    await desk.press(id, "credit", { ...reason, how: "all", giveBack: "none" });
    await until(async () => (await desk.invoice(id)).status === "paid", 15_000, "all of it credited");
    return { id, fields: {} };
  },
  undo_payment: async () => {
    const { job, invoice } = await desk.open();
    const amount = (invoice.amountDue / 100).toFixed(2);
    await desk.press(invoice.id, "record-payment", { amount, means: "cheque", receivedOn: TODAY });
    await until(async () => (await desk.invoice(invoice.id)).status === "paid", 15_000, `${job.id} paid`);
    return { id: invoice.id, fields: { ...reason, payment: await hidden(invoice.id, "payment") } };
  },
  refund: async () => {
    const { invoice } = await desk.paid();
    const payment = await hidden(invoice.id, "payment");
    return { id: invoice.id, fields: { ...reason, amount: "1.00", payment } };
  },
  drop: async () => {
    const { invoice } = await desk.open();
    await worker.stripe.order({ fault: "error", status: 400, method: "POST", path: "/v1/invoices/*/void$" });
    await desk.press(invoice.id, "void", reason);
    return { id: invoice.id, fields: { intent: await hidden(invoice.id, "intent") } };
  },
};
type Ready = { id: string; fields: Record<string, string> };

let worker: TestWorker;
let desk: MoneyDesk;
let stranger: Organisation;
beforeAll(async () => {
  worker = await startTestWorker();
  const organisation = await worker.addOrganisation("Gulf Coast Screens");
  stranger = await worker.addOrganisation("Bayou Roofing");
  const { url, stripe } = worker;
  desk = new MoneyDesk({ url, stripe, organisation, api: organisation.api });
});
afterAll(() => worker?.close());

describe("Who may do what to an invoice, by its form's own address", () => {
  test.each(MONEY_ACTIONS)("%s", async (action) => {
    const { id, fields } = await READY[action]();
    const slug = action.replaceAll("_", "-");
    const isOffice = OFFICE.some((one) => one === action);
    const form = `action="/office/invoices/${id}/${slug}"`;

    expect((await desk.press(id, slug, fields, "crew")).status, "the crew").toBe(404);
    expect((await desk.page(id, "crew")).status, "the crew's look").toBe(404);
    const strange = await asStranger(id, slug, fields);
    expect(strange.status, "another organisation's owner").toBe(404);
    expect(strange.text.includes(id), "what it says").toBe(false);

    const office = await desk.page(id, "office");
    expect(office.text.includes(form), "the office's form").toBe(isOffice);
    expect((await desk.page(id, "owner")).text.includes(form), "the owner's form").toBe(true);
    if (!isOffice) {
      const refused = await desk.press(id, slug, fields, "office");
      expect(refused.status, "the office").toBe(422);
      expect(refused.text.includes("Only the owner may do this."), "the sentence").toBe(true);
      expect(refused.text.includes(form), "the form").toBe(false);
      expect((await desk.press(id, slug, fields, "owner")).status, "the owner").toBe(303);
      return;
    }
    expect((await desk.press(id, slug, fields, "office")).status, "the office").toBe(303);
    const again = await READY[action]();
    expect((await desk.press(again.id, slug, again.fields, "owner")).status, "the owner").toBe(303);
  });

  test("what is no action is not found", async () => {
    const { id } = await anOpen({});
    for (const slug of ["give-away", "toString", "send"])
      expect((await desk.press(id, slug)).status, slug).toBe(404);
  });
});

async function anOpen(fields: Record<string, string>): Promise<Ready> {
  return { id: (await desk.open()).invoice.id, fields };
}

/** A draft that waits, in the place of an invoice that is void. */
async function aDraft(fields: Record<string, string>): Promise<Ready> {
  const { job, invoice } = await desk.open();
  await desk.press(invoice.id, "void", { ...reason, reissue: "on" });
  const id = await until(
    async () => (await desk.app.api.job(job.id)).invoices.find((one) => one.status === "draft")?.id,
    15_000,
    "a draft in its place",
  );
  const form = `/office/invoices/${id}/send-draft`;
  await until(async () => (await desk.page(id)).text.includes(form), 15_000, "a draft that waits");
  return { id, fields };
}

function hidden(id: string, name: string): Promise<string> {
  const pattern = new RegExp(`name="${name}" value="(\\w+)"`);
  return until(async () => pattern.exec((await desk.page(id)).text)?.[1], 15_000, `a form with ${name}`);
}

function asStranger(id: string, slug: string, fields: Record<string, string>) {
  return request<string>(`${desk.app.url}/office/invoices/${id}/${slug}`, {
    method: "POST",
    headers: { Cookie: stranger.members.owner.cookie, Origin: desk.app.url },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
}

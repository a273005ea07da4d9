import { expect } from "vitest";
import { aTicket } from "../../support/close-out.ts";
import type { Life } from "../../support/life.ts";
import { payOnPage } from "../../support/link-payer.ts";
import { cheque, isOut, linksOf } from "./steps.ts";

/** A link that is open in a browser is void; the one in its place is switched off before a cheque counts. */
export async function linkVoid(life: Life): Promise<void> {
  const { desk } = life;
  const { id } = await desk.app.api.receive(aTicket());
  life.about = id;
  for (const to of ["accepted", "on_site", "completed"]) await desk.app.api.move(id, to);
  const approve = async () => ({ status: 200, text: (await desk.app.api.move(id, "approved")).status });
  const isOpen = async () => (await life.job()).invoices.some(({ status }) => status === "open");
  await life.through(["POST /v1/payment_links$"], approve, isOpen);
  const [{ id: first = "" } = {}] = (await life.job()).invoices;
  const invoice = await desk.invoice(first);
  await desk.visitor(invoice);

  const calls = [
    "POST /v1/payment_links/*$",
    "GET /v1/checkout/sessions$",
    "POST /v1/checkout/sessions/*/expire$",
  ];
  const takeBack = () => desk.press(first, "void", { reason: "Wrong", reissue: "on" });
  await life.through(calls, takeBack, () => life.is(first, "void"));
  await takeBack();
  const again = await life.draft();
  await life.pressed(() => desk.press(again.id, "send-draft"));
  await life.comes(() => life.is(again.id, "open"), "another link");
  const record = () => desk.press(again.id, "record-payment", cheque(again.total));
  await life.through(["POST /v1/payment_links/*$"], record, () => life.is(again.id, "paid"));
  await record();
  expect(await linksOf(life)).toEqual([
    { bill: first, active: false, sessions: ["expired"] },
    { bill: again.id, active: false, sessions: [] },
  ]);
}

/** What came by a link goes back; the one in its place is credited before anybody pays, and takes nothing then. */
export async function linkCredited(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  await payOnPage(await desk.visitor(invoice));
  await life.comes(() => life.is(invoice.id, "paid"), "paid");
  const credit = (giveBack: string) => ({ reason: "Goodwill", how: "all", giveBack });
  const all = () => desk.press(invoice.id, "credit", credit("refund"));
  const isBack = async () => (await desk.invoice(invoice.id)).amountRefunded === invoice.total;
  const payment = await desk.paymentOf(invoice);
  const refund = () =>
    desk.press(invoice.id, "refund", { payment, amount: (invoice.total / 100).toFixed(2), reason: "Again" });
  await life.through(["POST /v1/refunds$"], all, isBack, refund);

  await life.pressed(() => desk.press(invoice.id, "bill-again"));
  const again = await life.draft();
  await life.pressed(() => desk.press(again.id, "send-draft"));
  await life.comes(() => life.is(again.id, "open"), "another link");
  // Who leaves a link on has it on.
  if (life.leaves) return;
  const off = async () => !(await desk.bookedLink(again)).active && life.is(again.id, "paid");
  const unpaid = () => desk.press(again.id, "credit", credit("none"));
  await life.through(["POST /v1/payment_links/*$"], unpaid, off);
  expect((await linksOf(life)).map(({ active }) => active)).toEqual([false, false]);
}

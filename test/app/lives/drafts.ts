import { expect } from "vitest";
import { aTicket } from "../../support/close-out.ts";
import type { Life } from "../../support/life.ts";
import { aDraft, expectAtStripe, expectSentTo, NEW_DRAFT, SENT } from "./steps.ts";

/** A draft is made anew with other terms, and goes out. */
export async function editedAndSent(life: Life): Promise<void> {
  const { desk } = life;
  const draft = await aDraft(life);
  const change = { dueOn: "2027-03-31", memo: "As agreed on the phone" };
  const edit = () => desk.press(draft.id, "edit-draft", change);
  await life.through(["DELETE /v1/invoices/*$", ...NEW_DRAFT], edit, () => life.waits(draft.id));
  const send = () => desk.press(draft.id, "send-draft");
  await life.through(SENT, send, () => life.is(draft.id, "open"));
  await send();
  const out = await life.agrees(draft.id, ({ status }) => status === "open");
  expect(out.dueOn).toBe(change.dueOn);
  await expectAtStripe(life, ["open"]);
}

/** What the job comes to changes while its draft is made and when it waits; what went out is taken back, and the draft after it too. */
export async function changed(life: Life): Promise<void> {
  const { desk } = life;
  const { id } = await desk.app.api.receive(aTicket());
  life.about = id;
  await life.order("POST /v1/invoices/*/add_lines$");
  for (const to of ["accepted", "on_site", "completed", "approved"]) await desk.app.api.move(id, to);
  const billed = (quantity: string) => {
    const json = { lineItems: [{ description: "Labour", quantity, unitAmount: 10_000 }] };
    return desk.app.api.call("PATCH", `/jobs/${id}`, { json });
  };
  // While Stripe has not answered it is taken or not, and breaks nothing.
  await billed("3");
  const draft = await life.draft();
  const replaced = ["DELETE /v1/invoices/*$", "POST /v1/invoices$"];
  if (life.luck.person) {
    await life.comes(async () => (await life.failures())[0], "a failure");
    await life.pressed(() => billed("2"));
    for (const next of replaced) await life.retried(next);
    await life.retried();
  } else {
    await life.comes(() => life.waits(draft.id), "a draft that waits");
    await life.order(...replaced);
    await life.pressed(() => billed("2"));
  }
  const send = () => desk.press(draft.id, "send-draft");
  await life.pressed(send);
  await life.comes(() => life.is(draft.id, "open"), "sent");
  await life.agrees(draft.id, ({ total }) => total === 20_000);

  const takeBack = () => desk.press(draft.id, "void", { reason: "Wrong", reissue: "on" });
  await life.through(["POST /v1/invoices/*/void$"], takeBack, () => life.is(draft.id, "void"));
  await life.agrees(draft.id, ({ status }) => status === "void");
  const again = await life.draft();
  await life.comes(() => life.waits(again.id), "a draft in its place");
  const discard = () => desk.press(again.id, "discard-draft", { reason: "No" });
  await life.through(["DELETE /v1/invoices/*$"], discard, () => life.is(again.id, "void"));
  await expectAtStripe(life, ["void"]);
}

/** A draft is made anew for another payer. */
export async function movedAsDraft(life: Life): Promise<void> {
  const { desk } = life;
  const draft = await aDraft(life);
  const { customer } = await desk.app.api.receive(aTicket());
  const move = () => desk.press(draft.id, "move-payer", { customer: customer.id, reason: "Sold" });
  const calls = [{ call: "POST /v1/customers$", about: customer.id }, "DELETE /v1/invoices/*$", ...NEW_DRAFT];
  await life.through(calls, move, async () => {
    const { stripeInvoiceId } = await desk.invoice(draft.id);
    return stripeInvoiceId !== draft.stripeInvoiceId && life.waits(draft.id);
  });
  await expectSentTo(life, customer.email ?? "");
  await expectAtStripe(life, ["open"]);
}

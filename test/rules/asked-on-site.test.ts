import { expect, test } from "vitest";
import { askLetter } from "../../src/views/letters/ask-letter.tsx";
import { askText } from "../../src/views/letters/ask-text.ts";
import { gsm7, septets, shortened } from "../../src/worker/delivery/gsm7.ts";
import { isEmail, isPhone, phoneNumber } from "../../src/worker/delivery/recipient.ts";
import { type AskSubject, subjectOf, whyNeedless } from "../../src/worker/delivery/subject.ts";
import { nextDueAt, nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { after, contextAt, jobIn, NOW, newJob, run } from "./fixtures.ts";

const LINK = "https://close.example.com/confirm/org_1~job_1~conf_1~mac";
const ask = (recipient: string, id = "conf_1"): Command => ({ type: "ask_confirmation", id, recipient });
const more = (amount: number, reason = "The frame is rotten."): Command => ({
  ...{ type: "ask_for_more", id: `more_${amount}`, amount, reason },
});
const answer = (approved: boolean, words = "Go ahead.", id = "more_65000"): Command => ({
  ...{ type: "answer_more", id, approved, words },
});
const confirm: Command = {
  ...{ type: "confirm", id: "conf_1" },
  signature: {
    ...{ id: "sig_9", name: "M. Ortiz", role: null, method: "confirmed", storageKey: "k", sha256: "s" },
    signedAt: NOW,
  },
};

test.each([
  ["m.ortiz@example.com", null],
  ["  Maria.O'Brien+lanai@mail.example.co.uk ", null],
  ["(813) 555-0199", null],
  ["+1 813.555.0199", null],
  ["1-813-555-0199", null],
  ["+49 151 2345678", null],
  ["", "Write the e-mail address or the phone number of the person who confirms."],
  ["Maria", "This is neither an e-mail address nor a phone number."],
  ["maria@", "This is neither an e-mail address nor a phone number."],
  ["maria@example", "This is neither an e-mail address nor a phone number."],
  ["a@example.com, b@example.com", "This is neither an e-mail address nor a phone number."],
  ["call 555", "This is neither an e-mail address nor a phone number."],
  ["12345", "This is neither an e-mail address nor a phone number."],
  ["813-555", "This is neither an e-mail address nor a phone number."],
  ["555-0199", "Write the whole number with its country code, such as +1 813 555 0199."],
  ["0151 23456789", "Write the whole number with its country code, such as +1 813 555 0199."],
])("a link to confirm sent to %j: %j", (recipient, refusal) => {
  const decision = run(newJob(), ask(recipient));
  expect(decision.ok ? null : [decision.code, decision.detail]).toEqual(refusal && ["no_address", refusal]);
  if (decision.ok)
    expect(decision.job.deliveries).toMatchObject([{ kind: "confirmation", status: "queued" }]);
});

test("a number is read as one of where the job is", () => {
  expect(phoneNumber("(813) 555-0199", "US")).toBe("+18135550199");
  expect(phoneNumber("+49 (151) 2345678", "US")).toBe("+491512345678");
  expect(phoneNumber("0049 151 2345678", "DE")).toBe("+491512345678");
  expect(phoneNumber("0151 2345678", "DE")).toBeNull();
  expect([isPhone("813 555 0199"), isPhone("maria@example.com")]).toEqual([true, false]);
  expect([isEmail("maria@example.com"), isEmail("8135550199")]).toEqual([true, false]);
});

test("a link that was asked for is asked for once, and confirmed once", () => {
  const asked = after(newJob(), [ask("m@example.com"), ask("m@example.com")]);
  expect(asked.deliveries).toHaveLength(1);
  const done = after(asked, [confirm]);
  expect(done.signatures).toMatchObject([{ name: "M. Ortiz", method: "confirmed" }]);
  expect(done.confirmations[0]?.confirmedAt).toBe(NOW);
  expect(done.deliveries[0]?.status).toBe("cancelled");
  const other = { ...confirm, signature: { ...(confirm as { signature: object }).signature, id: "sig_10" } };
  expect(run(done, other as Command)).toMatchObject({ ok: true, events: [] });
});

test("a link that nobody asked for, or of a job that was cancelled, confirms nothing", () => {
  expect(run(newJob(), confirm)).toMatchObject({ ok: false, code: "not_found" });
  const cancelled = after(newJob(), [ask("m@example.com"), { type: "cancel", reason: "twice" }]);
  expect(run(cancelled, confirm)).toMatchObject({ ok: false, code: "job_ended" });
});

const limited = () => after(newJob(), [{ type: "edit", details: { notToExceed: 45_000 } }]);

test.each<[string, () => Job, Command, string | null]>([
  ["more than is approved", limited, more(65_000), null],
  ["less than is approved", limited, more(40_000), "invalid_input"],
  ["as much as is approved", limited, more(45_000), "invalid_input"],
  ["half a cent", limited, more(65_000.5), "invalid_input"],
  ["no reason", limited, more(65_000, " "), "reason_missing"],
  ["no limit to go beyond", newJob, more(65_000), "invalid_input"],
  ["a job that is approved", () => jobIn("approved"), more(65_000), "job_ended"],
  ["a job that is cancelled", () => jobIn("cancelled"), more(65_000), "job_ended"],
  ["an answer to nothing", limited, answer(true), "not_found"],
  ["an answer without words", () => after(limited(), [more(65_000)]), answer(true, " "), "reason_missing"],
  ["yes", () => after(limited(), [more(65_000)]), answer(true), null],
  ["yes after no", () => after(limited(), [more(65_000), answer(false)]), answer(true), "invalid_input"],
])("asking for more: %s", (_name, job, command, code) => {
  const decision = run(job(), command);
  expect(decision.ok ? null : decision.code).toBe(code);
});

test("only a yes raises the amount, and never lowers it", () => {
  const asked = after(limited(), [more(65_000), more(80_000)]);
  expect(after(asked, [answer(false)]).row.notToExceed).toBe(45_000);
  const high = after(asked, [answer(true, "Yes.", "more_80000")]);
  expect(high.row.notToExceed).toBe(80_000);
  expect(after(high, [answer(true)]).row.notToExceed).toBe(80_000);
  expect(high.deliveries.map((one) => one.status)).toEqual(["queued", "cancelled"]);
});

test("letters are performed as long as there is a reason for them", () => {
  const job = after(limited(), [ask("m@example.com"), more(65_000)]);
  expect(nextWork(job, NOW)).toMatchObject({ about: "confirmation", confirmation: { id: "conf_1" } });
  const sent = after(job, [delivered(job.deliveries[0]?.id, { kind: "sent", providerId: "re_1" })]);
  expect(nextWork(sent, NOW)).toMatchObject({ about: "more", request: { amount: 65_000 } });
  expect(reasons(job)).toEqual([null, null]);
  expect(reasons(after(job, [{ type: "cancel", reason: "twice" }]))).toEqual([
    "job cancelled",
    "job cancelled",
  ]);
  expect(reasons(after(job, [confirm, answer(true)]))).toEqual(["confirmed", "approved"]);
  expect(reasons(after(job, [answer(false)]))).toEqual([null, "declined"]);
  const raised = after(job, [{ type: "edit", details: { notToExceed: 70_000 } }]);
  expect(reasons(raised)).toEqual([null, "approved already"]);
  expect(reasons(after(job, [drawnAt(NOW + 1)]))).toEqual(["signed", null]);
  expect(reasons(after(job, [drawnAt(NOW - 1)]))).toEqual([null, null]);
});

test("a letter about nothing is not due", () => {
  const job = after(newJob(), [ask("m@example.com")]);
  expect(nextDueAt(job)).toBe(NOW);
  expect(nextDueAt({ ...job, confirmations: [] })).toBeNull();
});

test("a link that did not arrive goes again to whom the crew named; one about money to the customer's address of now", () => {
  const job = after(limited(), [ask("m@example.com"), more(65_000)]);
  const [link, request] = job.deliveries;
  const refused = { kind: "refused", reason: "No such domain." } as const;
  const failed = after(job, [delivered(link?.id, refused), delivered(request?.id, refused)]);
  expect(failed.failures.map((one) => [one.detail, one.invoiceId])).toEqual([
    ["The link to confirm the work to m@example.com was not sent. No such domain.", null],
    ["The request to approve more to ap@lakeside.example was not sent. No such domain.", null],
  ]);
  const moved = { ...failed, customer: { ...failed.customer, email: "new@lakeside.example" } };
  const retried = after(
    moved,
    moved.failures.map(({ id }): Command => ({ type: "retry", failureId: id })),
  );
  expect(retried.deliveries.map((one) => one.recipient)).toEqual(["m@example.com", "new@lakeside.example"]);
});

test("what may have left and cannot be recognised is shown at once, and goes again only by hand", () => {
  const job = after(newJob(), [ask("(813) 555-0199")]);
  const unsure = { kind: "unsure", reason: "The text service did not answer." } as const;
  const shown = after(job, [delivered(job.deliveries[0]?.id, unsure)]);
  expect(shown.deliveries[0]).toMatchObject({ status: "unsure", dueAt: null });
  expect(nextWork(shown, NOW + 86_400_000)).toBeNull();
  expect(shown.failures[0]?.detail).toBe(
    "The link to confirm the work to (813) 555-0199 may or may not have been sent. The text service did not answer.",
  );
  const again = after(shown, [{ type: "retry", failureId: shown.failures[0]?.id ?? "" }]);
  expect(nextWork(again, NOW)).toMatchObject({ delivery: { recipient: "(813) 555-0199" } });
  // Confirmed all the same: nobody needs to look at it any more.
  const late = run(shown, confirm, contextAt(NOW + 1));
  expect(late.ok && late.job.failures[0]?.status).toBe("resolved");
});

test("the letters say what is asked, in the subject already, with one button", async () => {
  const job = after(limited(), [ask("m@example.com"), more(65_000, "The <frame> is rotten.")]);
  const [link, request] = subjects(job);
  const asked = await askLetter(job, link as AskSubject, LINK);
  expect(asked.subject).toBe("Please confirm: Rescreen lanai, two torn panels, 842 Cypress Bend Dr");
  expect(asked.html.match(/<a /g)).toHaveLength(1);
  expect(asked.html).toContain(`href="${LINK}"`);
  expect(asked.text).toContain(`Look and confirm:\n${LINK}`);
  const money = await askLetter(job, request as AskSubject, LINK);
  expect(money.subject).toBe(
    "Approval needed: $650.00 instead of $450.00 for Rescreen lanai, two torn panels",
  );
  expect(money.html).toContain("The &lt;frame&gt; is rotten.");
  expect(money.text).toContain("Why: The <frame> is rotten.");
  expect(await askLetter(job, request as AskSubject, LINK)).toEqual(money);
  const spanish = { ...job, organisation: { ...job.organisation, locale: "es-US" } };
  expect((await askLetter(spanish, link as AskSubject, LINK)).subject).toMatch(/^Por favor confirme: /);
});

test.each(["en-US", "es-MX"])("a text in %s is one message beside its link, the vendor first", (locale) => {
  const base = after(limited(), [ask("(813) 555-0199"), more(65_000)]);
  for (const [name, title] of [
    ["Gulf Coast Screens", "Rescreen lanai"],
    [
      "Ñandú & Söhne “Rasen” – Garten- und Landschaftspflege GmbH & Co. KG 🌱",
      `${"{Zaun} rückbauen 修理 ".repeat(9)}`,
    ],
  ] as const) {
    const organisation = { ...base.organisation, locale, name };
    const job = { ...base, organisation, row: { ...base.row, title } };
    for (const subject of subjects(job)) {
      const text = askText(job, subject, LINK);
      expect(text.endsWith(` ${LINK}`)).toBe(true);
      const words = text.slice(0, -LINK.length);
      expect(septets(words)).toBeLessThanOrEqual(161);
      expect(gsm7(words)).toBe(words.trim());
      expect(words.startsWith(shortened(gsm7(name), 40))).toBe(true);
    }
  }
});

test("what a text cannot carry is written as it can", () => {
  expect(gsm7("Él dijo “sí” – 5 €, así… 🌱 修")).toBe('Él dijo "si" - 5 €, asi...');
  expect([septets("abc"), septets("{€}")]).toEqual([3, 6]);
  expect(shortened("Rescreen lanai", 10)).toBe("Rescree...");
});

function subjects(job: Job): AskSubject[] {
  return job.deliveries
    .map((one) => subjectOf(job, one))
    .filter((one) => one !== null)
    .filter((one) => one.about === "confirmation" || one.about === "more" || one.about === "change");
}

function reasons(job: Job): (string | null)[] {
  return subjects(job).map((one) => whyNeedless(job, one));
}

function delivered(
  deliveryId = "",
  given: Extract<Command, { type: "delivery_answered" }>["answer"],
): Command {
  return { type: "delivery_answered", deliveryId, answer: given };
}

function drawnAt(signedAt: number): Command {
  const signature = { id: `sig_${signedAt}`, name: "T. Bell", role: null, method: "drawn" } as const;
  return { type: "attach_signature", signature: { ...signature, storageKey: "s", sha256: "s", signedAt } };
}

test("A customer without an address: the office is told, writes once there is one, and is done when it is answered", () => {
  const noAddress = () => {
    const job = limited();
    return { ...job, customer: { ...job.customer, email: null } };
  };
  const asked = after(noAddress(), [more(65_000)]);
  expect(asked.deliveries).toEqual([]);
  expect(asked.failures).toMatchObject([
    { kind: "more", status: "open", detail: expect.stringContaining("has no e-mail address") },
  ]);
  const failureId = asked.failures[0]?.id ?? "";
  expect(run(asked, { type: "retry", failureId })).toMatchObject({ ok: false, code: "no_address" });

  const reachable = { ...asked, customer: { ...asked.customer, email: "ap@lakeside.example" } };
  const written = after(reachable, [{ type: "retry", failureId }]);
  expect(written.deliveries).toMatchObject([{ kind: "more", recipient: "ap@lakeside.example" }]);
  expect(written.failures).toMatchObject([{ status: "resolved" }]);
  expect(after(asked, [answer(true)]).failures).toMatchObject([{ status: "resolved" }]);
});

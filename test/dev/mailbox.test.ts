import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Resend } from "resend";
import { afterEach, expect, test } from "vitest";
import { startMailbox } from "../../dev/mailbox/server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SECRET = `whsec_${Buffer.from("a test's secret").toString("base64")}`;
const LETTER = {
  from: "Closeout <billing@vendor.example>",
  to: "ap@westbay.example",
  subject: "Your sign-in code is 482913",
  text: "Your code is 482913.",
};

async function mailbox(options: { webhookUrl?: string; stateFile?: string } = {}) {
  const stateFile = options.stateFile ?? `${await temporaryFolder()}/mailbox.sqlite`;
  const webhook = options.webhookUrl ? { url: options.webhookUrl, secret: SECRET } : undefined;
  const running = await startMailbox({ port: 0, stateFile, webhook });
  closing.push(running.close);
  return { ...running, stateFile, resend: new Resend("re_test", { baseUrl: running.url }) };
}

async function letters(url: string, query = ""): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${url}/_local/emails${query}`);
  return (await answer.json()).data;
}

test("The real SDK sends a letter that a person and a test can read", async () => {
  const { url, resend } = await mailbox();
  const attachments = [{ filename: "INV-1042.pdf", content: Buffer.from("%PDF-1.7") }];
  const html = '<p>Pay <a href="https://pay.example/a?b=1&amp;c=2">here</a></p>';
  const sent = await resend.emails.send({ ...LETTER, html, attachments, cc: "boss@westbay.example" });
  expect(sent.error).toBeNull();

  const [letter] = await letters(url, "?to=ap@westbay.example&subject=sign-in");
  expect(letter).toMatchObject({
    id: sent.data?.id,
    html,
    attachments: ["INV-1042.pdf"],
    cc: ["boss@westbay.example"],
  });
  expect(await letters(url, "?to=p@westbay.example")).toEqual([]);
  expect((await resend.emails.get(sent.data?.id ?? "")).data).toMatchObject({ last_event: "delivered" });

  const page = await (await fetch(`${url}/letters/${sent.data?.id}`)).text();
  expect(page).toContain(">482913</output>");
  const part = await fetch(`${url}/letters/${sent.data?.id}/html`);
  expect(part.headers.get("Content-Security-Policy")).toContain("sandbox");
  const click = await fetch(`${url}/letters/${sent.data?.id}/links/0`, { redirect: "manual" });
  expect(click.headers.get("Location")).toBe("https://pay.example/a?b=1&c=2");
  const attachment = await fetch(`${url}/letters/${sent.data?.id}/attachments/0`);
  expect(attachment.headers.get("Content-Type")).toBe("application/pdf");
  expect(await attachment.text()).toBe("%PDF-1.7");
});

test("The same idempotency key sends once, also after a restart; another letter under it is refused", async () => {
  const first = await mailbox();
  const options = { idempotencyKey: "delivery/1" };
  const sent = await first.resend.emails.send(LETTER, options);
  await closing.pop()?.();

  const { url, resend } = await mailbox({ stateFile: first.stateFile });
  expect((await resend.emails.send(LETTER, options)).data).toEqual(sent.data);
  const other = await resend.emails.send({ ...LETTER, subject: "Another" }, options);
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(await letters(url)).toHaveLength(1);
});

test("A letter that lacks something is refused as Resend refuses it", async () => {
  const { url, resend } = await mailbox();
  const { error } = await resend.emails.send({ ...LETTER, to: "nobody" });
  expect(error).toMatchObject({ statusCode: 422, name: "validation_error" });
  const { text: _, ...empty } = LETTER;
  const batch = await resend.batch.send([LETTER, { ...empty, html: "" }]);
  expect(batch.error).toMatchObject({
    name: "missing_required_field",
    message: "Missing `html` or `text` field.",
  });
  expect(await letters(url)).toEqual([]);
  const anonymous = await fetch(`${url}/emails`, { method: "POST", body: JSON.stringify(LETTER) });
  expect(anonymous.status).toBe(401);
});

test("Faults: an error sends nothing, a dropped answer sends once although the caller tries again", async () => {
  const { url, resend } = await mailbox();
  const order = (fault: object) =>
    fetch(`${url}/_local/faults`, { method: "POST", body: JSON.stringify(fault) });
  await order({ fault: "error", status: 429, times: 1 });
  await order({ fault: "commit_then_drop", times: 1 });
  const options = { idempotencyKey: "delivery/2" };
  expect((await resend.emails.send(LETTER, options)).error).toMatchObject({ name: "rate_limit_exceeded" });
  expect(await letters(url)).toEqual([]);
  expect((await resend.emails.send(LETTER, options)).error).toMatchObject({ statusCode: null });
  expect((await resend.emails.send(LETTER, options)).error).toBeNull();
  expect(await letters(url)).toHaveLength(1);
});

test("The app hears, signed, what became of its letters", async () => {
  const heard: { type: string; signed: boolean }[] = [];
  const app = createServer((request, answer) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { "svix-id": id, "svix-timestamp": at, "svix-signature": signature } = request.headers;
      const key = Buffer.from(SECRET.slice(6), "base64");
      const expected = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
      heard.push({ type: JSON.parse(body).type, signed: signature === `v1,${expected}` });
      answer.end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => app.close(() => resolve())));
  const { port } = app.address() as AddressInfo;

  const { url, resend } = await mailbox({ webhookUrl: `http://127.0.0.1:${port}/webhooks/resend` });
  const sent = await resend.emails.send(LETTER);
  await fetch(`${url}/letters/${sent.data?.id}`);
  await fetch(`${url}/letters/${sent.data?.id}`);
  await resend.emails.send({ ...LETTER, to: "bounce@westbay.example" });

  const types = ["email.sent", "email.delivered", "email.opened", "email.sent", "email.bounced"];
  await expect.poll(() => heard).toEqual(types.map((type) => ({ type, signed: true })));
});

import { afterEach, expect, test, vi } from "vitest";
import { mailbox, sendMail } from "../../../src/worker/delivery/mail-gateway.ts";
import { testEnv } from "../http/browser.ts";
import { mailService } from "./mail.ts";

afterEach(() => vi.restoreAllMocks());

const MAIL = {
  from: mailbox("Gulf Coast Screens, LLC", "office@gulf.example"),
  to: "ap@westbay.example",
  subject: "Invoice 1042",
  html: "<p>Hello</p>",
  text: "Hello",
  replyTo: "ana@gulf.example",
  idempotencyKey: "delivery/1",
  headers: { "X-Entity-Ref-ID": "delivery/1" },
};

const refusal = (status: number, name: string) => () =>
  Response.json({ statusCode: status, name, message: "As Resend says it." }, { status });

test("A mail is handed over with its key, under the vendor's name, to be answered to a person", async () => {
  const sent = mailService();
  expect(await sendMail(testEnv(), MAIL)).toEqual({ kind: "sent", providerId: "mail_1" });
  expect(sent[0]).toMatchObject({
    from: '"Gulf Coast Screens, LLC" <office@gulf.example>',
    to: "ap@westbay.example",
    key: "delivery/1",
    reply_to: "ana@gulf.example",
    // The second one tells it from others', should it come back to a portal's address.
    headers: { "X-Entity-Ref-ID": "delivery/1", "X-Closeout-Loop": "1" },
  });
});

test("Each way to fail says whether the mail can have left", async () => {
  const cases: [() => Response | Promise<Response>, string][] = [
    [refusal(409, "invalid_idempotent_request"), "sent"],
    [refusal(409, "concurrent_idempotent_requests"), "unknown"],
    [refusal(429, "rate_limit_exceeded"), "unknown"],
    [refusal(429, "daily_quota_exceeded"), "unknown"],
    [refusal(500, "internal_server_error"), "unknown"],
    [() => new Response("<h1>Bad gateway</h1>", { status: 502 }), "unknown"],
    [() => new Response('{"id":', { status: 200 }), "unknown"],
    [() => Promise.reject(new TypeError("network")), "unknown"],
    [refusal(422, "validation_error"), "refused"],
    [refusal(403, "invalid_from_address"), "refused"],
    [refusal(401, "invalid_api_key"), "refused"],
  ];
  for (const [answer, kind] of cases) {
    mailService(answer);
    expect((await sendMail(testEnv(), MAIL)).kind).toBe(kind);
    vi.restoreAllMocks();
  }
});

test("A name cannot smuggle in a header or another address", () => {
  expect(mailbox('Ana "The Boss"\r\nBcc: x@evil.test', "a@b.example")).toBe(
    '"Ana \\"The Boss\\" Bcc: x@evil.test" <a@b.example>',
  );
});

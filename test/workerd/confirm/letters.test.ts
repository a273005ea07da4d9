import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { customer } from "../../../src/worker/database/schema.ts";
import { performDelivery } from "../../../src/worker/delivery/perform-delivery.ts";
import { sendText } from "../../../src/worker/delivery/text-gateway.ts";
import { nextWork } from "../../../src/worker/jobs/next-work.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import type { Command } from "../../../src/worker/jobs/types.ts";
import { send } from "../crew/jobs.ts";
import { Browser } from "../http/browser.ts";
import { type Asked, aConfirmation, aCrewOnSite, aRequest, jobNow, services } from "./asked.ts";

afterEach(() => vi.restoreAllMocks());

test("The link goes out by e-mail, and opens the page", async () => {
  const sent = services();
  const asked = await aConfirmation("m.ortiz@example.com");
  expect(await fateOf(asked)).toBe("sent");
  expect(sent).toMatchObject([
    {
      to: "m.ortiz@example.com",
      subject: "Please confirm: Rescreen lanai, two torn panels, 842 Cypress Bend Dr",
    },
  ]);
  const { pathname } = new URL(/http\S+\/confirm\/\S+/.exec(sent[0]?.body ?? "")?.[0] ?? "");
  expect((await new Browser({ env: { ...env } }).get(pathname)).status).toBe(200);
});

test("The request for more goes to the customer", async () => {
  const sent = services();
  const crew = await aCrewOnSite();
  const { customer: theirs } = await jobNow(crew);
  await databaseOf(env, crew.organisationId)
    .update(customer)
    .set({ email: "ap@lakeside.example" })
    .where(eq(customer.id, theirs.id));
  const asked = await aRequest(undefined, crew);
  expect(await fateOf(asked)).toBe("sent");
  expect(sent).toMatchObject([
    {
      to: "ap@lakeside.example",
      subject: "Approval needed: $650.00 instead of $450.00 for Rescreen lanai, two torn panels",
    },
  ]);
});

test("A phone number gets a text, from the account, as the network wants the number", async () => {
  const sent = services();
  const asked = await aConfirmation("(813) 555-0199");
  expect(await fateOf(asked)).toBe("sent");
  expect(sent).toMatchObject([
    {
      to: "+18135550199",
      authorization: `Basic ${btoa(`${env.TWILIO_ACCOUNT_SID}:${env.TWILIO_AUTH_TOKEN}`)}`,
    },
  ]);
  expect(sent[0]?.body).toMatch(
    /^Gulf Coast Screens: please confirm the work "Rescreen lanai, two torn panels" at 842 Cypress Bend Dr, Unit 14B, Tampa: http\S+$/,
  );
  expect((await jobNow(asked)).deliveries[0]?.providerId).toBe("SM1");
});

test("What Twilio refuses is shown with its sentence", async () => {
  services(() =>
    Response.json({ code: 21610, message: "Attempt to send to unsubscribed recipient" }, { status: 400 }),
  );
  const asked = await aConfirmation("+1 813 555 0199");
  expect(await fateOf(asked)).toBe("refused");
  expect((await jobNow(asked)).failures).toMatchObject([
    {
      ...{ kind: "delivery", status: "open", invoiceId: null },
      detail:
        "The link to confirm the work to +1 813 555 0199 was not sent. Attempt to send to unsubscribed recipient.",
    },
  ]);
});

test("A text without an answer is not repeated, until a person has it repeated", async () => {
  let broken = true;
  const sent = services(() =>
    broken ? new Response("oops", { status: 500 }) : Response.json({ sid: "SM2" }, { status: 201 }),
  );
  const asked = await aConfirmation("+1 813 555 0199");
  expect(await fateOf(asked)).toBe("unsure");
  await runDurableObjectAlarm(stubOf(asked));
  expect(sent).toHaveLength(1);
  const [failure] = (await jobNow(asked)).failures;
  expect(failure?.detail).toMatch(/may or may not have been sent\./);

  broken = false;
  await send(asked.organisationId, asked.jobId, { type: "retry", failureId: failure?.id ?? "" });
  expect(await fateOf(asked)).toBe("sent");
  expect(sent).toHaveLength(2);
  expect((await jobNow(asked)).failures).toEqual([]);
});

test("Each answer of the text service means one thing", async () => {
  const answers: [() => Response | Promise<Response>, object][] = [
    [() => Response.json({ sid: "SM3" }, { status: 201 }), { kind: "sent", providerId: "SM3" }],
    [() => new Response("taken", { status: 201 }), { kind: "sent", providerId: null }],
    [
      () => Response.json({ message: "Authenticate" }, { status: 401 }),
      { kind: "refused", reason: "Authenticate." },
    ],
    [
      () => Response.json({ message: "Too many." }, { status: 429 }),
      { kind: "unknown", reason: "Too many." },
    ],
    [() => new Response("", { status: 503 }), { kind: "unsure" }],
    [
      () => Promise.reject(new TypeError("no route")),
      { kind: "unsure", reason: "The text service could not be reached." },
    ],
    [
      () => Promise.reject(new DOMException("slow", "TimeoutError")),
      { kind: "unsure", reason: "The text service did not answer." },
    ],
  ];
  for (const [answer, meaning] of answers) {
    services(answer);
    expect(await sendText(env, { to: "+18135550199", body: "Hello" })).toMatchObject(meaning);
    vi.restoreAllMocks();
  }
  const without = { ...env, TWILIO_AUTH_TOKEN: undefined };
  expect(await sendText(without, { to: "+18135550199", body: "Hello" })).toMatchObject({ kind: "refused" });
});

test("A letter whose reason is gone is not sent", async () => {
  const sent = services();
  const asked = await aConfirmation();
  await fateOf(asked);
  sent.length = 0;
  // As it is found by an alarm that comes late: written down, and cancelled in the meantime.
  const job = await jobNow(asked);
  const deliveries = job.deliveries.map((one) => ({ ...one, status: "queued" as const, dueAt: 0 }));
  const late = { ...job, deliveries, row: { ...job.row, status: "cancelled" as const } };
  const work = nextWork(late, Date.now());
  const recorded: Command[] = [];
  if (work?.kind !== "delivery") throw new Error("nothing is due");
  await performDelivery(env, late, work, async (command) => {
    recorded.push(command);
    return { ok: true, job, events: [] };
  });
  expect(recorded).toMatchObject([{ answer: { kind: "needless", reason: "job cancelled" } }]);
  expect(sent).toEqual([]);
});

function stubOf({ organisationId, jobId }: Asked) {
  return env.JOB.getByName(objectName(organisationId, jobId));
}

/** What became of the job's letter, once the ledger had its turn. */
async function fateOf(asked: Asked): Promise<string | undefined> {
  const status = async () => (await jobNow(asked)).deliveries[0]?.status;
  await expect
    .poll(async () => {
      await runDurableObjectAlarm(stubOf(asked));
      return await status();
    })
    .not.toBe("queued");
  return await status();
}

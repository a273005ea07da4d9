import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import * as t from "../../../src/worker/database/schema.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";

const SECRET = "whsec_bWFpbC13ZWJob29rLXRlc3Q=";

test("a letter that came back stands under what needs a person, once, however often it is reported", async () => {
  const letter = await aSentLetter();
  const bounced = { type: "email.bounced", data: { email_id: "re_1", tags: letter } };
  expect((await report(bounced)).status).toBe(200);
  expect((await report(bounced)).status).toBe(200);
  const failures = await databaseOf(env, letter.organisation)
    .select()
    .from(t.failure)
    .where(eq(t.failure.organisationId, letter.organisation));
  expect(failures).toMatchObject([{ kind: "delivery", status: "open", jobId: letter.job }]);
});

test("what nobody signed, or with another secret, or long ago, is refused and changes nothing", async () => {
  const letter = await aSentLetter();
  const bounced = { type: "email.bounced", data: { tags: letter } };
  const other = "whsec_YW5vdGhlci1zZWNyZXQ=";
  const hourAgo = new Date(Date.now() - 3_600_000);
  const answers = [
    await report(bounced, { secret: other }),
    await report(bounced, { at: hourAgo }),
    await unsigned(bounced),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400]);
  expect(await statusOf(letter)).toBe("sent");
});

test("a report without our tags, or of a kind that says nothing, is acknowledged", async () => {
  expect((await report({ type: "email.opened", data: {} })).status).toBe(200);
  expect((await report({ type: "domain.created", data: { tags: { organisation: "x" } } })).status).toBe(200);
});

test("tags that name another organisation's letter reach nothing", async () => {
  const letter = await aSentLetter();
  const theirs = { ...letter, organisation: await anOrganisation() };
  expect((await report({ type: "email.bounced", data: { tags: theirs } })).status).toBe(200);
  expect(await statusOf(letter)).toBe("sent");
});

type Letter = { organisation: string; job: string; delivery: string };

async function aSentLetter(): Promise<Letter> {
  const organisation = await anOrganisation();
  const { row } = await aJob(organisation);
  const delivery = `mail_${row.id.slice(4)}`;
  await databaseOf(env, organisation)
    .insert(t.delivery)
    .values({
      ...{
        organisationId: organisation,
        id: delivery,
        jobId: row.id,
        subjectId: "inv_1",
        kind: "invoice",
        sequence: 1,
      },
      ...{ recipient: "ap@lakeside.example", status: "sent", tries: 1, createdAt: 1, sentAt: 2 },
    });
  // The object remembers the job as it was a moment ago; a fresh one reads it.
  await evictDurableObject(env.JOB.getByName(objectName(organisation, row.id)));
  return { organisation, job: row.id, delivery };
}

async function statusOf(letter: Letter): Promise<string | undefined> {
  const [row] = await databaseOf(env, letter.organisation)
    .select()
    .from(t.delivery)
    .where(eq(t.delivery.id, letter.delivery));
  return row?.status;
}

function report(body: object, { secret = SECRET, at = new Date() } = {}): Promise<Response> {
  const text = JSON.stringify(body);
  const signature = new Webhook(secret).sign("msg_1", at, text);
  const stamp = String(Math.floor(at.getTime() / 1000));
  return send(text, { "svix-id": "msg_1", "svix-timestamp": stamp, "svix-signature": signature });
}

function unsigned(body: object): Promise<Response> {
  return send(JSON.stringify(body), {});
}

function send(body: string, headers: { [name: string]: string }): Promise<Response> {
  const browser = new Browser({ env: testEnv({ RESEND_WEBHOOK_SECRET: SECRET }) });
  return browser.send("/webhooks/resend", { method: "POST", body, headers });
}

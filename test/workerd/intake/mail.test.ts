import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, failure } from "../../../src/worker/database/schema.ts";
import { retryFailure } from "../../../src/worker/failures/retry.ts";
import { takeMessage } from "../../../src/worker/intake/decide-message.ts";
import { giveUpMessage } from "../../../src/worker/intake/read-message.ts";
import { receiveTicket } from "../../../src/worker/intake/receive-ticket.ts";
import { sweepMessages } from "../../../src/worker/intake/sweep-messages.ts";
import { savePortal } from "../../../src/worker/settings/portal-records.ts";
import { testEnv } from "../http/browser.ts";
import { aMail, aPortal, PORTAL_MAILS, Post, workOrder } from "./post.ts";

test("The same mail ten times at once is one message and one job", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const mail = aMail({ subject: "=?utf-8?q?Work_order_f=C3=BCr_Unit_14B?=" });
  const refused = await Promise.all(Array.from({ length: 10 }, () => post.deliver(mail, portal.address)));
  expect(refused).toEqual(Array(10).fill(null));
  const [kept, ...more] = await post.messages(portal.organisationId);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ status: "waiting", sender: PORTAL_MAILS, subject: "Work order für Unit 14B" });
  expect(await (await post.env.FILES.get(kept?.storageKey ?? ""))?.text()).toBe(mail);
  const { objects } = await post.env.FILES.list({ prefix: `${portal.organisationId}/intake/` });
  expect(objects).toHaveLength(1);

  // The queue hands it over as often as it likes, at one time too.
  const body = { kind: "message" as const, organisationId: portal.organisationId, messageId: kept?.id ?? "" };
  post.queued.splice(0, post.queued.length, body, body, body);
  await Promise.all([post.read(), post.read()]);
  post.queued.push(body);
  await post.read();
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(job?.row).toMatchObject({
    ...{ source: "AppFolio", ticketNumber: "WO-4711", title: "Rescreen lanai", notToExceed: 30_000 },
    ...{ portalId: portal.id, needsLook: [] },
  });
  expect(await post.messages(portal.organisationId)).toMatchObject([
    { status: "done", jobId: job?.row.id, outcome: "created", missing: [] },
  ]);
});

test("The same ticket in another mail updates its job and says what changed", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  await post.deliver(aMail(), portal.address);
  await post.read();
  await post.deliver(aMail({ text: workOrder({ nte: "$450.00", street: null }) }), portal.address);
  await post.read();
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(job?.row.notToExceed).toBe(45_000);
  // What the second mail left out stays as it was.
  expect(job?.site.line1).toContain("842 Cypress Bend");
  expect(job?.row.needsLook).toEqual([]);
  const [updated] = await databaseOf(testEnv(), portal.organisationId)
    .select()
    .from(event)
    .where(and(eq(event.jobId, job?.row.id ?? ""), eq(event.type, "job.updated")));
  expect(updated).toMatchObject({
    actor: { kind: "mail", name: PORTAL_MAILS },
    data: { changed: ["notToExceed"], was: ["30000"], now: ["45000"] },
  });
  expect((await post.messages(portal.organisationId)).map((one) => one.outcome)).toEqual([
    "created",
    "updated",
  ]);
});

test("A portal that was renamed: what comes again is the job that it was", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  await post.deliver(aMail(), portal.address);
  await post.read();
  const { organisationId } = portal;
  const db = databaseOf(testEnv(), organisationId);
  for (const name of ["AppFolio North", "AppFolio South"]) {
    await savePortal(db, organisationId, { ...portal, name }, 0, () => portal.mailKey ?? "");
  }
  await post.deliver(aMail({ text: workOrder({ nte: "$450.00" }) }), portal.address);
  await post.read();
  const [job, ...others] = await post.jobs(organisationId);
  expect(others).toEqual([]);
  expect(job?.row).toMatchObject({ source: "AppFolio", notToExceed: 45_000 });
  expect(job?.portal).toMatchObject({ name: "AppFolio South", formerNames: ["AppFolio", "AppFolio North"] });

  // By the API under the name that it had.
  const told = { portal: "appfolio", ticketNumber: "WO-4711", title: "Rescreen the lanai" };
  const input = { ...told, customer: { name: "Lakeside HOA" }, site: { line1: "842 Cypress Bend Dr" } };
  const delivered = { actor: { kind: "api", id: "key", name: "Key" }, source: "api" } as const;
  const again = await receiveTicket(post.env, organisationId, input, delivered);
  expect(again).toMatchObject({ ok: true, created: false, job: { row: { id: job?.row.id } } });
});

test("What a mail does not say is missing on its job, which still arrives, once", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const mail = aMail({ text: "Can somebody come and look at the screen door?", subject: "Hello" });
  await post.deliver(mail, portal.address);
  await post.deliver(mail, portal.address);
  await post.read();
  const [job, ...others] = await post.jobs(portal.organisationId);
  expect(others).toEqual([]);
  expect(job?.row.ticketNumber).toBeNull();
  expect(job?.row.needsLook).toEqual(expect.arrayContaining(["ticket_number", "customer", "address"]));
  const [message] = await post.messages(portal.organisationId);
  expect(message?.missing).toEqual(job?.row.needsLook);
  // Nobody's customer and place are no other job's.
  await post.deliver(aMail({ text: "And the gate.", subject: "Hello again" }), portal.address);
  await post.read();
  const [, second] = await post.jobs(portal.organisationId);
  expect(second?.customer.id).not.toBe(job?.customer.id);
  expect(second?.site.id).not.toBe(job?.site.id);
});

test("A file of a mail is carried to its job, the same one once", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
  const files = [{ name: "work-order.pdf", type: "application/pdf", body: pdf }];
  await post.deliver(aMail({ files }), portal.address);
  await post.deliver(aMail({ files, text: workOrder({ nte: "$310.00" }) }), portal.address);
  await post.read();
  const [job] = await post.jobs(portal.organisationId);
  const [attachment, ...more] = job?.attachments ?? [];
  expect(more).toEqual([]);
  expect(attachment).toMatchObject({
    kind: "ticket",
    fileName: "work-order.pdf",
    contentType: "application/pdf",
  });
  expect(await (await post.env.FILES.get(attachment?.storageKey ?? ""))?.text()).toBe(pdf);
});

test("The database takes a mail and its answer is lost: the sender comes again, and the mail is whole", async () => {
  const portal = await aPortal();
  let lost = 0;
  const { DB } = testEnv();
  const forgetful = new Proxy(DB, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== "batch") return typeof value === "function" ? value.bind(target) : value;
      return async (statements: D1PreparedStatement[]) => {
        const answer = await target.batch(statements);
        if (lost++ === 0) throw new Error("Network connection lost.");
        return answer;
      };
    },
  });
  const post = new Post({ DB: forgetful });
  const mail = aMail();
  await expect(post.deliver(mail, portal.address)).rejects.toThrow("Network connection lost.");
  await post.deliver(mail, portal.address);
  const [kept, ...more] = await post.messages(portal.organisationId);
  expect(more).toEqual([]);
  expect(await (await post.env.FILES.get(kept?.storageKey ?? ""))?.text()).toBe(mail);
});

test("Nobody is at home: the mail goes back with a sentence, and nothing is kept", async () => {
  const post = new Post();
  expect(await post.deliver(aMail(), "nobody@tickets.example")).toMatch(/no such address here/);
});

test("What a stranger sends waits for a person, whose word lets it in and the sender from then on", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const { organisationId } = portal;
  const stranger = { from: "Eve <eve@elsewhere.example>" };
  await post.deliver(aMail(stranger), portal.address);
  expect(post.queued).toEqual([]);
  const [message] = await post.messages(organisationId);
  expect(message).toMatchObject({ status: "set_aside", sender: "eve@elsewhere.example" });
  expect(message?.reason).toContain("not on the list of senders");
  expect(await post.jobs(organisationId)).toEqual([]);

  expect(await takeMessage(post.env, organisationId, message?.id ?? "", true)).toEqual({ ok: true });
  await post.read();
  expect(await post.jobs(organisationId)).toHaveLength(1);
  expect(await takeMessage(post.env, organisationId, message?.id ?? "", true)).toMatchObject({ ok: false });
  await post.deliver(aMail({ ...stranger, text: workOrder({ number: "WO-2" }) }), portal.address);
  await post.read();
  expect(await post.jobs(organisationId)).toHaveLength(2);
});

test("A forged sender, an automatic answer and more than 300 an hour are set aside", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const { organisationId, address } = portal;
  const results = "Authentication-Results: mx.cloudflare.net; spf=fail; dkim=none; dmarc=fail";
  await post.deliver(aMail({ headers: [results] }), address);
  await post.deliver(aMail({ headers: ["Auto-Submitted: auto-replied"] }), address);
  expect(await post.messages(organisationId)).toMatchObject([
    { status: "set_aside", checks: { spf: "fail", dkim: "none", dmarc: "fail" } },
    { status: "set_aside", reason: expect.stringContaining("automatic answer") },
  ]);
  expect(post.queued).toEqual([]);

  const busy = await aPortal();
  const key = `mails-for-portal:`;
  await post.deliver(aMail(), busy.address);
  await databaseOf(post.env, organisationId).run(
    `UPDATE rate_limit SET count = 300 WHERE key LIKE '${key}%'`,
  );
  await post.deliver(aMail({ text: workOrder({ number: "WO-301" }) }), busy.address);
  expect(await post.messages(busy.organisationId)).toMatchObject([
    { status: "waiting" },
    { status: "set_aside", reason: expect.stringContaining("More than 300 mails") },
  ]);
});

test("More than 25 MB and what goes round in a loop are sent back, and a person can see that", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const large = await post.deliver(aMail(), portal.address, { rawSize: 26 * 1024 * 1024 });
  expect(large).toMatch(/larger than 25 MB/);
  const loop = await post.deliver(aMail({ from: portal.address }), portal.address);
  expect(loop).toMatch(/loop/);
  const messages = await post.messages(portal.organisationId);
  expect(messages.map(({ status, storageKey }) => [status, storageKey])).toEqual([
    ["refused", null],
    ["refused", null],
  ]);
  expect((await post.env.FILES.list({ prefix: `${portal.organisationId}/` })).objects).toEqual([]);
});

test("If a mail cannot be kept, the sending server is told to try again, and no half of it stays", async () => {
  const portal = await aPortal();
  const broken = new Proxy(testEnv().FILES, {
    get: (bucket, name) =>
      name === "put"
        ? async () => {
            throw new Error("the storage is away");
          }
        : Reflect.get(bucket, name).bind(bucket),
  });
  const post = new Post({ FILES: broken });
  await expect((async () => post.deliver(aMail(), portal.address))()).rejects.toThrow("the storage is away");
  expect(await post.messages(portal.organisationId)).toEqual([]);
});

test("What cannot be read is tried again, then shown to a person, whose button tries it again", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  const { organisationId } = portal;
  await post.deliver(aMail(), portal.address);
  const [message] = await post.messages(organisationId);
  const original = await (await post.env.FILES.get(message?.storageKey ?? ""))?.text();
  await post.env.FILES.delete(message?.storageKey ?? "");
  expect(await post.read()).toBe(1);
  expect(await post.read(2)).toBe(1);
  post.queued.splice(0);
  await giveUpMessage(post.env, organisationId, message?.id ?? "");
  expect(await post.messages(organisationId)).toMatchObject([{ status: "failed" }]);
  const db = databaseOf(post.env, organisationId);
  const [shown] = await db.select().from(failure).where(eq(failure.organisationId, organisationId));
  expect(shown).toMatchObject({ kind: "intake", status: "open" });
  expect(shown?.detail).toContain("“New work order” from orders@appfolio.example did not become a job.");

  await post.env.FILES.put(message?.storageKey ?? "", original ?? "");
  const dana = { kind: "member", id: "mem_1", name: "Dana" } as const;
  expect(await retryFailure(post.env, organisationId, shown?.id ?? "", dana)).toEqual({ ok: true });
  await post.read();
  expect(await post.jobs(organisationId)).toHaveLength(1);
  const [after] = await db.select().from(failure).where(eq(failure.organisationId, organisationId));
  expect(after?.status).toBe("resolved");
});

test("What the queue forgot is found by the sweep", async () => {
  const [post, portal] = [new Post(), await aPortal()];
  await post.deliver(aMail(), portal.address);
  post.queued.splice(0);
  await sweepMessages(post.env);
  const ours = () => post.queued.filter((one) => one.organisationId === portal.organisationId);
  expect(ours()).toEqual([]);
  const later = { ...post.env, ENVIRONMENT: "local", NOW_OFFSET_SECONDS: "180" };
  await sweepMessages(later);
  expect(ours()).toHaveLength(1);
  await sweepMessages(later);
  expect(ours()).toHaveLength(1);
  await post.read();
  expect(await post.jobs(portal.organisationId)).toHaveLength(1);
});

test("The same number from two organisations' portals is two jobs", async () => {
  const [post, ours, theirs] = [new Post(), await aPortal(), await aPortal()];
  const mail = aMail();
  await post.deliver(mail, ours.address);
  await post.deliver(mail, theirs.address);
  await post.read();
  const [[one], [other]] = [await post.jobs(ours.organisationId), await post.jobs(theirs.organisationId)];
  expect(one?.row.ticketNumber).toBe(other?.row.ticketNumber);
  expect(one?.row.id).not.toBe(other?.row.id);
});

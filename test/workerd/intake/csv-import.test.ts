import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  customer,
  importChunk,
  importRow,
  importRun,
  job,
  portal,
} from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { giveUpIntake } from "../../../src/worker/intake/consume-intake.ts";
import { receiveTicket } from "../../../src/worker/intake/receive-ticket.ts";
import { savePortal } from "../../../src/worker/settings/portal-records.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { anOffice, chosenIn, fileOf, handed, many, row } from "./import-office.ts";

test("Ten rows of all kinds: each tells what became of it, and the wrong ones hold up nothing", async () => {
  const office = await anOffice();
  const delivered = { actor: { kind: "api", id: "key", name: "Zapier" }, source: "api" } as const;
  const known = {
    ticketNumber: "WO-2",
    source: "office",
    customer: { name: "Lake", email: "ap@lake.example" },
  };
  await receiveTicket(
    office.env,
    office.organisationId,
    { ...known, title: "Old title", site: { line1: "5 Elm St" } },
    delivered,
  );
  const here = await office.uploaded(
    fileOf(
      row("WO-1"),
      row("WO-2"),
      row("WO-3", "Fix it,Lake,not an address,5 Elm St,3/31/2026,$450.00"),
      row("WO-4", "Fix it,Lake,ap@lake.example,5 Elm St,31/31/2026,$450.00"),
      row("WO-5", "Fix it,Lake,ap@lake.example,5 Elm St,3/31/2026,a lot"),
      row("WO-6", ",,,,,"),
      row("", "No number,Lake,ap@lake.example,5 Elm St,,"),
      row("WO-1"),
      row("WO-1", "Fixed twice,Lake,ap@lake.example,5 Elm St,3/31/2026,$450.00"),
      row("WO-7", "=1+1,Lake,ap@lake.example,5 Elm St,,"),
    ),
  );
  const preview = await (await office.browser.get(here)).text();
  expect(preview).toContain("4 new");
  expect(preview).toContain("3 update a job");
  expect(preview).toContain("3 wrong");
  expect(preview).toContain("“31/31/2026” is not a date");
  expect(await office.jobs()).toBe(1);

  await office.browser.post(`${here}/start`, chosenIn(preview));
  await office.drain();
  const id = here.split("/").at(-1) ?? "";
  const rows = await office.rows(id);
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    ...["created", "updated", "wrong", "wrong", "wrong"],
    ...["created", "created", "unchanged", "updated", "created"],
  ]);
  expect(rows[1]?.detail).toBe("Changed: title, due date, not-to-exceed amount.");
  expect(rows[2]?.detail).toMatch(/Customer e-mail/);
  expect(rows[5]?.detail).toBe("Needs a look: the customer, the address, the title are missing.");
  expect(rows[6]?.detail).toBe("Needs a look: the ticket number is missing.");
  expect(await office.sums(id)).toEqual({ created: 4, updated: 2, unchanged: 1, wrong: 3 });
  expect((await office.run(id)).status).toBe("done");
  const [formula] = await office.db
    .select()
    .from(job)
    .where(eq(job.id, rows[9]?.jobId ?? ""));
  expect(formula?.title).toBe("=1+1");

  // The wrong ones stand first; the others a press away.
  const shown = await office.page(id);
  expect(shown).toContain("“a lot” is not an amount in USD");
  expect(shown).not.toContain(`/office/jobs/${rows[0]?.jobId}`);
  expect(shown).not.toContain("every 2s");
  expect(await office.page(id, "?show=created")).toContain(`/office/jobs/${rows[0]?.jobId}`);

  const wrong = await (await office.browser.get(`${here}/wrong.csv`)).text();
  expect(wrong.trim().split("\r\n")).toHaveLength(4);
  const mended = wrong.replace("not an address", "ap@lake.example").replace("31/31/2026", "3/31/2026");
  const again = await office.imported(mended.replace("a lot", "$90"));
  expect(await office.outcomes(again)).toEqual(["created", "created", "created"]);
});

test("A part that is delivered again changes nothing of what it told", async () => {
  const office = await anOffice();
  const id = await office.started(many(60));
  const split = office.queue.shift();
  if (!split) throw new Error("nothing was queued");
  await handed(office.env, split);
  const parts = [...office.queue];
  expect(parts.length).toBeGreaterThan(1);
  // Cut again, delivered again, both at once.
  await handed(office.env, split);
  await Promise.all(parts.flatMap((part) => [handed(office.env, part), handed(office.env, part)]));
  await office.drain();
  expect(await office.sums(id)).toEqual({ created: 60, updated: 0, unchanged: 0, wrong: 0 });
  expect(new Set(await office.outcomes(id))).toEqual(new Set(["created"]));
  expect(await office.jobs()).toBe(60);
});

test("A part whose worker died after its tickets were received tells of them as it would have", async () => {
  const office = await anOffice();
  await office.imported(fileOf(row("WO-1")));
  const id = await office.started(fileOf(row("WO-1", "Other,Lake,ap@lake.example,5 Elm St,,"), row("WO-2")));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const [part] = office.queue;
  if (!part) throw new Error("nothing was queued");
  await handed(office.env, part);
  const before = await office.rows(id);
  // As if the last batch had never been written.
  await office.db.delete(importRow).where(eq(importRow.importId, id));
  await office.db.delete(importChunk).where(eq(importChunk.importId, id));
  await office.db.update(importRun).set({ status: "running" }).where(eq(importRun.id, id));
  await handed(office.env, part);
  expect(await office.rows(id)).toEqual(before);
  expect(before.map(({ outcome }) => outcome)).toEqual(["updated", "created"]);
});

test("What the database refuses for a moment comes again; the rest of its part is not done twice", async () => {
  const office = await anOffice();
  const id = await office.started(many(10));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const broken = {
    ...office.env,
    JOB: {
      getByName: (name: string) => {
        if (broken.calls++ === 3) throw new Error("Network connection lost");
        return office.env.JOB.getByName(name);
      },
    } as unknown as Env["JOB"],
    calls: 0,
  };
  const [part] = office.queue;
  if (!part) throw new Error("nothing was queued");
  expect(await handed(broken, part)).toBe(false);
  expect(await office.outcomes(id)).toHaveLength(9);
  expect(await handed(broken, part)).toBe(true);
  expect(broken.calls).toBe(11);
  expect(await office.sums(id)).toEqual({ created: 10, updated: 0, unchanged: 0, wrong: 0 });
});

test("Cancelled in the middle: what is done stays, the rest is left", async () => {
  const office = await anOffice();
  const id = await office.started(many(120));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const [first] = office.queue;
  if (first) await handed(office.env, first);
  expect(await office.page(id)).toContain("every 2s");
  await office.browser.post(`/office/intake/import/${id}/cancel`);
  await office.drain();
  expect(await office.jobs()).toBe(50);
  expect((await office.run(id)).status).toBe("cancelled");
  expect(await office.page(id)).toContain("Cancelled: 50 new; 70 not imported.");
});

test("What failed too often says so, and goes on with the parts that are missing", async () => {
  const office = await anOffice();
  const id = await office.started(many(120));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const [first, lost, ...others] = office.queue.splice(0);
  if (first) await handed(office.env, first);
  if (lost) await giveUpIntake(office.env, lost);
  expect(await office.page(id)).toMatch(
    /Stopped: 50 new; 70 still to do.*A part of the file could not be read/s,
  );
  // The other parts go on meanwhile.
  for (const part of others) await handed(office.env, part);
  expect((await office.run(id)).status).toBe("failed");
  await office.browser.post(`/office/intake/import/${id}/resume`);
  expect(office.queue).toEqual([lost]);
  await office.drain();
  expect((await office.run(id)).status).toBe("done");
  expect(await office.sums(id)).toMatchObject({ created: 120 });
});

test("A file that is uploaded again says so; imported again, none of its tickets is made twice", async () => {
  const office = await anOffice();
  const text = fileOf(row("WO-1"), row("", "No number,Lake,ap@lake.example,5 Elm St,,"));
  const first = await office.imported(text);
  const here = await office.uploaded(text);
  const shown = await (await office.browser.get(here)).text();
  expect(shown).toMatch(/This file was imported on .* by Ana Ruiz/);
  expect(shown).toContain(`/office/intake/import/${first}`);
  await office.browser.post(`${here}/start`, chosenIn(shown));
  await office.drain();
  expect(await office.outcomes(here.split("/").at(-1) ?? "")).toEqual(["unchanged", "unchanged"]);
  expect(await office.jobs()).toBe(2);
});

test("The columns are as they were chosen for the last such file, and a change is seen before anything is written", async () => {
  const office = await anOffice();
  const text = "Nr,What,Who\nWO-1,Fix it,Lake\n";
  const here = await office.uploaded(text);
  const chosen = { "column-0": "ticketNumber", "column-1": "title", "column-2": "customerName" };
  const partial = await office.browser.post(`${here}/preview`, chosen, { "HX-Request-Type": "partial" });
  const preview = await partial.text();
  expect(preview).toMatch(/^<div class="stack" id="preview"/);
  expect(preview).toMatch(/WO-1.*Fix it.*Lake/s);
  expect(await office.jobs()).toBe(0);

  const twice = await office.browser.post(`${here}/start`, { ...chosen, "column-2": "title" });
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain("Two columns are the same field");
  const none = await office.browser.post(`${here}/start`, {});
  expect(await none.text()).toContain("Choose for at least one column what it is.");

  await office.browser.post(`${here}/start`, chosen);
  await office.drain();
  const next = await office.uploaded(text.replace("WO-1", "WO-2"));
  const shown = await (await office.browser.get(next)).text();
  expect(chosenIn(shown)).toMatchObject(chosen);
  expect(shown).toContain("As it was chosen for the last file with these columns.");
});

test("A portal's file and its mails are the same tickets, billed to its usual customer", async () => {
  const office = await anOffice();
  const { organisationId, db } = office;
  const customerId = newId("cust");
  const portalId = newId("portal");
  const usual = { organisationId, id: customerId, name: "AppFolio Inc.", identity: "name:appfolio inc." };
  await db.insert(customer).values({ ...usual, createdAt: 0, updatedAt: 0 });
  await db.insert(portal).values({
    organisationId,
    id: portalId,
    name: "AppFolio",
    rules: {},
    profile: {},
    customerId,
    createdAt: 0,
  });
  const mailed = await receiveTicket(
    office.env,
    organisationId,
    {
      portal: "AppFolio",
      ticketNumber: "7-1",
      title: "Sink",
      customer: { name: "X" },
      site: { line1: "5 Elm" },
    },
    { actor: { kind: "mail", id: portalId, name: "AppFolio" }, source: "api" },
  );
  const id = await office.imported(
    "Work Order,Job Title,Address\n7-1,Sink and trap,5 Elm\n7-2,Door,6 Elm\n",
    portalId,
  );
  const rows = await office.rows(id);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["updated", "created"]);
  expect(mailed.ok && mailed.job.row.id).toBe(rows[0]?.jobId);
  const [second] = await db
    .select()
    .from(job)
    .where(eq(job.id, rows[1]?.jobId ?? ""));
  expect(second).toMatchObject({ customerId, portalId, source: "AppFolio", needsLook: [] });

  // Renamed, it is the same portal, and its file the same tickets.
  const renamed = { id: portalId, name: "AppFolio North", rules: {}, profile: {}, customerId, senders: [] };
  await savePortal(db, organisationId, renamed, 0, () => "appfolio-north-abcdef");
  const later = "Work Order,Job Title,Address\n7-1,Sink and trap,5 Elm\n7-2,Door and lock,6 Elm\n";
  const shown = await (await office.browser.get(await office.uploaded(later, portalId))).text();
  expect(shown).toContain("2 update a job");
  const again = await office.imported(later, portalId);
  expect(await office.outcomes(again)).toEqual(["unchanged", "updated"]);
  expect(await office.jobs()).toBe(2);
});

test("What is no CSV is refused where it was chosen, and nothing of it is kept", async () => {
  const office = await anOffice();
  const answer = await office.upload("PK\x03\x04\x14\0\x06\0[Content_Types].xml");
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("This is an Excel workbook (.xlsx), not a CSV file.");
  const empty = await office.browser.send("/office/intake/import", {
    method: "POST",
    headers: { "Sec-Fetch-Site": "same-origin" },
    body: new FormData(),
  });
  expect(await empty.text()).toContain("Choose a file first.");
  expect(await office.db.$count(importRun, eq(importRun.organisationId, office.organisationId))).toBe(0);
  // What Excel writes where it is set to English.
  const accents = Uint8Array.from("WO,T\xedtulo\n1,Ba\xf1o\x85\n", (letter) => letter.charCodeAt(0));
  const [location] = [(await office.upload(accents)).headers.get("Location") ?? ""];
  expect(await (await office.browser.get(location)).text()).toContain("Baño…");
});

test("Nobody else sees an import, and no crew", async () => {
  const office = await anOffice();
  const id = await office.imported(fileOf(row("WO-1")));
  const other = await anOffice();
  const crew = await signedIn(await aMember("crew", { organisationId: office.organisationId }));
  for (const browser of [other.browser, crew]) {
    for (const path of ["", "/wrong.csv"]) {
      expect((await browser.get(`/office/intake/import/${id}${path}`)).status).toBe(404);
    }
    for (const verb of ["preview", "start", "cancel", "resume"]) {
      expect((await browser.post(`/office/intake/import/${id}/${verb}`)).status).toBe(404);
    }
  }
  expect((await crew.get("/office/intake/import")).status).toBe(404);
  // The same file and the same numbers there are other jobs.
  const theirs = await other.imported(fileOf(row("WO-1")));
  expect(await other.outcomes(theirs)).toEqual(["created"]);
  expect(await other.page(theirs)).not.toContain(id);
  expect(await office.jobs()).toBe(1);
});

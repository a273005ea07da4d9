import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { importChunk, importRow, importRun, job } from "../../../src/worker/database/schema.ts";
import { consumeIntake } from "../../../src/worker/intake/consume-intake.ts";
import type { IntakeWork } from "../../../src/worker/intake/work.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { Browser, testEnv } from "../http/browser.ts";

const HEADER = "WO #,Title,Customer,E-mail,Street,Due,NTE";
export const row = (
  number: string | number,
  more = "Fix it,Lake,ap@lake.example,5 Elm St,3/31/2026,$450.00",
) => `${number},${more}`;
export const fileOf = (...rows: string[]) => [HEADER, ...rows].join("\n");
export const many = (count: number) =>
  fileOf(...Array.from({ length: count }, (_, index) => row(`WO-${index + 1}`)));

/** An office whose queue keeps what it is given until a test hands it over. */
export async function anOffice(environment: Partial<Env> = {}) {
  const queue: IntakeWork[] = [];
  const INTAKE = {
    send: async (body: IntakeWork) => void queue.push(body),
    sendBatch: async (messages: Iterable<{ body: IntakeWork }>) =>
      void queue.push(...Array.from(messages, ({ body }) => body)),
  } as unknown as Env["INTAKE"];
  const env = testEnv({ INTAKE, ...environment });
  const person = await aMember("office");
  const browser = await signedIn(person, new Browser({ env }));
  const { organisationId } = person;
  const db = databaseOf(env, organisationId);
  const office = {
    ...{ env, browser, db, organisationId, queue },
    upload: async (text: string | Uint8Array, portalId = "") => {
      const form = new FormData();
      form.set("file", new File([text], "tickets.csv", { type: "text/csv" }));
      form.set("portal", portalId);
      const headers = { "Sec-Fetch-Site": "same-origin" };
      return browser.send("/office/intake/import", { method: "POST", headers, body: form });
    },
    /** Uploads a file whose columns are guessed; the address of its import. */
    uploaded: async (text: string, portalId?: string) => {
      const answer = await office.upload(text, portalId);
      expect(answer.status).toBe(303);
      return answer.headers.get("Location") ?? "";
    },
    started: async (text: string, portalId?: string) => {
      const here = await office.uploaded(text, portalId);
      const shown = await (await browser.get(here)).text();
      const answer = await browser.post(`${here}/start`, chosenIn(shown));
      expect(answer.status).toBe(303);
      return here.split("/").at(-1) ?? "";
    },
    /** Hands over what the queue holds, and what comes of it; answers what has to come again. */
    drain: async () => {
      const again: IntakeWork[] = [];
      for (let work = queue.shift(); work; work = queue.shift()) {
        if (!(await handed(env, work))) again.push(work);
      }
      queue.push(...again);
    },
    imported: async (text: string, portalId?: string) => {
      const id = await office.started(text, portalId);
      await office.drain();
      return id;
    },
    rows: async (importId: string) =>
      db
        .select({
          row: importRow.row,
          outcome: importRow.outcome,
          detail: importRow.detail,
          jobId: importRow.jobId,
        })
        .from(importRow)
        .where(and(eq(importRow.organisationId, organisationId), eq(importRow.importId, importId)))
        .orderBy(importRow.row),
    outcomes: async (importId: string) => (await office.rows(importId)).map(({ outcome }) => outcome),
    sums: async (importId: string) => {
      const sum = { created: 0, updated: 0, unchanged: 0, wrong: 0 };
      const chunks = await db.select().from(importChunk).where(eq(importChunk.importId, importId));
      for (const chunk of chunks) {
        for (const name of ["created", "updated", "unchanged", "wrong"] as const) sum[name] += chunk[name];
      }
      return sum;
    },
    run: async (importId: string) => {
      const [run] = await db.select().from(importRun).where(eq(importRun.id, importId));
      if (!run) throw new Error("there is no such import");
      return run;
    },
    page: async (importId: string, more = "") =>
      (await browser.get(`/office/intake/import/${importId}${more}`)).text(),
    jobs: () => db.$count(job, eq(job.organisationId, organisationId)),
  };
  return office;
}

/** Hands one message over as the queue does; whether it was taken. */
export async function handed(env: Env, body: IntakeWork): Promise<boolean> {
  let taken = false;
  const ack = () => {
    taken = true;
  };
  const message = { body, attempts: 1, ack, retry: () => {} };
  await consumeIntake({ messages: [message] } as unknown as MessageBatch<IntakeWork>, env);
  return taken;
}

/** What the selects of the page say, as a browser would send it. */
export function chosenIn(page: string): Record<string, string> {
  const selects = [...page.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)];
  return Object.fromEntries(
    selects.map(([, name, options]) => [
      name,
      /<option value="([^"]*)" selected/.exec(options ?? "")?.[1] ?? "",
    ]),
  );
}

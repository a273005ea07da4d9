import { setTimeout as sleep } from "node:timers/promises";
import type { LocalDatabase } from "../dev/start/worker.ts";
import { seedCompany } from "./seed.ts";
import { openStage } from "./stage.ts";
import { type Figure, figure } from "./statistics.ts";

const ROWS = 10_000;
const PATIENCE = 900_000;

/** A file of 10,000 tickets from its upload to its last job, and what the pages on the way take. */
export async function benchImport(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const app = await stage.startApp();
    const company = await seedCompany(app.d1, "org_bench");
    const here = { url: app.url, cookie: company.cookies.office };

    const form = new FormData();
    form.set("file", new File([csvOf(ROWS)], "tickets.csv", { type: "text/csv" }));
    const upload = await timed(() => post(here, "/office/intake/import", form));
    const address = upload.answer.headers.get("Location") ?? "";
    const page = await timed(() => get(here, address));
    const chosen = CHOSEN.map(([name, value]) => `${name}=${value}`).join("&");
    const preview = await timed(() => post(here, `${address}/preview`, new URLSearchParams(chosen)));

    const began = performance.now();
    await post(here, `${address}/start`, new URLSearchParams(chosen));
    const polls: number[] = [];
    const importId = address.split("/").at(-1) ?? "";
    const { end, chunks } = await finished(app.d1, importId, async () => {
      polls.push((await timed(() => get(here, address, { "HX-Request-Type": "partial" }))).ms);
    });
    const seconds = (end - began) / 1000;
    const again = await uploadAgain(here, app.d1, chosen);
    return [
      figure("upload: read, checked and kept", "ms", [upload.ms]),
      figure("the page with columns and preview", "ms", [page.ms]),
      figure("a change of a column, until the preview stands", "ms", [preview.ms]),
      figure("new tickets, from Start to the last job", "rows/s", [ROWS / seconds]),
      figure("until the file is cut into parts", "ms", [(chunks.splitAt ?? 0) - chunks.startedAt]),
      figure("a part of 50 rows, one after another", "ms", chunks.each),
      { ...figure("the longest part", "ms", [Math.max(...chunks.each)]), aim: { most: 10_000 } },
      figure("a look at the progress meanwhile", "ms", polls),
      figure("the same file again, nothing new", "rows/s", [ROWS / again]),
    ];
  } finally {
    await stage.close();
  }
}

type Here = { url: string; cookie: string };

/** Asks as the page does, every two seconds, until the import is done. */
async function finished(d1: LocalDatabase, importId: string, look: () => Promise<void>) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(2_000)) {
    await look();
    const run = await d1
      .prepare(RUN)
      .bind(importId)
      .first<{ status: string; startedAt: number; doneAt: number }>();
    if (run?.status !== "done") continue;
    const { results } = await d1.prepare(CHUNKS).bind(importId).all<{ doneAt: number }>();
    const done = results.map(({ doneAt }) => doneAt);
    const each = done.slice(1).map((at, index) => at - (done[index] ?? at));
    const splitAt = (done[0] ?? 0) - (each[0] ?? 0);
    // By the clock of the Worker, which is this machine's.
    const end = performance.now() - (Date.now() - run.doneAt);
    return { end, chunks: { startedAt: run.startedAt, splitAt, each } };
  }
  throw new Error("The import was not done within a quarter of an hour.");
}

const RUN = "SELECT status, started_at AS startedAt, done_at AS doneAt FROM import_run WHERE id = ?";
const CHUNKS = "SELECT done_at AS doneAt FROM import_chunk WHERE import_id = ? ORDER BY done_at";

/** @returns how many seconds it took */
async function uploadAgain(here: Here, d1: LocalDatabase, chosen: string): Promise<number> {
  const form = new FormData();
  form.set("file", new File([csvOf(ROWS)], "tickets again.csv", { type: "text/csv" }));
  const address = (await post(here, "/office/intake/import", form)).headers.get("Location") ?? "";
  const began = performance.now();
  await post(here, `${address}/start`, new URLSearchParams(chosen));
  const { end } = await finished(d1, address.split("/").at(-1) ?? "", async () => {});
  return (end - began) / 1000;
}

async function timed(ask: () => Promise<Response>): Promise<{ answer: Response; ms: number }> {
  const began = performance.now();
  const answer = await ask();
  await answer.arrayBuffer();
  return { answer, ms: performance.now() - began };
}

function post({ url, cookie }: Here, path: string, body: FormData | URLSearchParams): Promise<Response> {
  return send(url + path, { method: "POST", body, headers: { cookie, "sec-fetch-site": "same-origin" } });
}

function get({ url, cookie }: Here, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return send(url + path, { headers: { cookie, ...headers } });
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, { redirect: "manual", ...init });
  if (answer.status >= 400) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
  return answer;
}

const COLUMNS = [
  ["WO #", "ticketNumber"],
  ["Title", "title"],
  ["Description", "description"],
  ["Customer", "customerName"],
  ["Customer E-mail", "customerEmail"],
  ["Property Address", "siteLine1"],
  ["Unit", "siteLine2"],
  ["City", "siteCity"],
  ["State", "siteRegion"],
  ["Zip", "sitePostalCode"],
  ["Due Date", "dueOn"],
  ["NTE", "notToExceed"],
] as const;
const CHOSEN = COLUMNS.map(([, field], column) => [`column-${column}`, field] as const);

/** Tickets of 200 customers at 3,000 addresses, each with a number of its own. */
function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, "0");
    const site = index % 3_000;
    return [
      `WO-${100_000 + index}`,
      `Repair the porch screen, panel ${index % 40}`,
      `"The resident says that it came loose in the storm, and ""flaps"" at night. Call before, gate code ${index}."`,
      `Lakeside Management ${index % 200}`,
      `ap${index % 200}@lakeside.example`,
      `${site} Shore Road`,
      index % 4 === 0 ? `Unit ${site % 90}` : "",
      ...["Tampa", "FL", "33602", `12/${day}/2026`, `"$1,${String(index % 1000).padStart(3, "0")}.00"`],
    ].map((cell) => (cell.includes(",") && !cell.startsWith('"') ? `"${cell}"` : cell));
  });
  return [COLUMNS.map(([name]) => name).join(","), ...lines.map((cells) => cells.join(","))].join("\r\n");
}

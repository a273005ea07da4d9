import { LOCAL_MAIL } from "../../dev/start/local-front.ts";
import { request } from "./http.ts";
import type { TestWorker } from "./test-worker.ts";
import { until } from "./until.ts";

const FROM = "ap@perrin.example";

/** A work order with a file that was mailed to a portal's address of this organisation: the ids of what came of it. */
export async function mailedIn(
  worker: TestWorker,
  organisation: { id: string },
): Promise<{ message: string; mailedJob: string; file: string }> {
  const run = (statement: string, ...values: string[]) =>
    worker.d1
      .prepare(statement)
      .bind(...values)
      .run();
  await run(
    `INSERT INTO portal (organisation_id, id, name, rules, senders, mail_key, created_at)
     VALUES (?, 'portal_ours', 'Quillback portal', '{}', '["perrin.example"]', 'rosewood', 0)`,
    organisation.id,
  );
  await run(
    "INSERT INTO directory (kind, key, organisation_id) VALUES ('mail_key', 'rosewood', ?)",
    organisation.id,
  );
  const text = ["Content-Type: text/plain", "", "Work Order: WO-SECRET-2", "Address: 77 Quillback Lane"];
  const file = ['Content-Type: application/pdf; name="Quillback.pdf"', "", "%PDF-1.4 %%EOF"];
  const lines = [
    `From: ${FROM}`,
    "Subject: Work order for Quillback Lane",
    "Message-ID: <rosewood-1@perrin.example>",
    "Content-Type: multipart/mixed; boundary=part",
    "",
    ...["--part", ...text, "--part", ...file, "--part--", ""],
  ];
  const query = new URLSearchParams({ from: FROM, to: "rosewood@tickets.closeout.example" });
  const headers = { "Content-Type": "message/rfc822" };
  const sent = await request<{ rejected: string | null }>(`${worker.url}${LOCAL_MAIL}?${query}`, {
    ...{ method: "POST", headers, body: lines.join("\r\n") },
  });
  if (sent.body.rejected !== null) throw new Error(`the mail was rejected: ${sent.text}`);
  const done = async () =>
    await worker.d1
      .prepare("SELECT id, job_id FROM intake_message WHERE organisation_id = ? AND status = 'done'")
      .bind(organisation.id)
      .first<{ id: string; job_id: string }>();
  const row = await until(done, 10_000, "the mail's job");
  const kept = await worker.d1.prepare("SELECT id FROM attachment LIMIT 1").first<{ id: string }>();
  return { message: row.id, mailedJob: row.job_id, file: kept?.id ?? "" };
}

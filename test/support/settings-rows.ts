import type { LocalDatabase } from "../../dev/start/worker.ts";

type Cells = Record<string, string | number | null>;

/**
 * A record of each kind that people keep beside jobs and invoices: a price, a tax, a Stripe account that was disconnected, a paper,
 * an import, a link to a job's proof.
 * @returns their ids, by what they are
 */
export async function addSettingsRows(
  d1: LocalDatabase,
  organisation: { id: string; memberId: string },
  jobId: string,
  name: string,
): Promise<Record<string, string>> {
  const { id: organisation_id, memberId } = organisation;
  const file = { file_name: name, storage_key: "nowhere", bytes: 1 };
  const now = Date.now();
  const rows: { [table: string]: Cells } = {
    price_item: { id: "price_of_ours", position: 1, kind: "material", description: name, unit_amount: 100 },
    tax_rate: { id: "tax_of_ours", position: 1, name, percent: "5" },
    stripe_account: {
      ...{ id: "sa_of_ours", kind: "keys", livemode: 0, state: "disconnected", name, requirements: "{}" },
      ...{ connected_by: memberId, created_at: now, checked_at: now, ended_at: now },
    },
    vendor_document: {
      ...{ id: "doc_of_ours", kind: "w9", ...file, content_type: "application/pdf" },
      ...{ uploaded_by: memberId, uploaded_at: now },
    },
    import_run: {
      ...{
        id: "import_of_ours",
        ...file,
        sha256: "0",
        status: "ready",
        columns: "[]",
        mapping: "{}",
        rows: 1,
      },
      ...{ created_by: memberId, created_at: now },
    },
    share: { job_id: jobId, id: "share_of_ours", kind: "proof", shared_by: memberId, shared_at: now },
  };
  await addRows(d1, organisation_id, rows);
  return {
    ...{ item: "price_of_ours", tax: "tax_of_ours", account: "sa_of_ours", document: "doc_of_ours" },
    ...{ import: "import_of_ours", share: "share_of_ours" },
  };
}

/** Rows of an organisation, one of each table that is named. */
export async function addRows(
  d1: LocalDatabase,
  organisationId: string,
  rows: { [table: string]: Cells },
): Promise<void> {
  for (const [table, cells] of Object.entries(rows)) {
    const all: Cells = { organisation_id: organisationId, ...cells };
    const columns = Object.keys(all);
    await d1
      .prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => "?")})`)
      .bind(...Object.values(all))
      .run();
  }
}

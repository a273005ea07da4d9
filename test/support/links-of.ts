import { createHmac } from "node:crypto";
import { closeOut, invoiced } from "./close-out.ts";
import { aPhoto, photoForm } from "./pictures.ts";
import { addRows } from "./settings-rows.ts";
import { APP_SECRET, type TestWorker } from "./test-worker.ts";

type Tenant = Awaited<ReturnType<TestWorker["addOrganisation"]>>;

/** What an address with a token begins with, without the token. */
export const DOORS = ["pay", "confirm", "more", "change", "proof", "intake", "webhooks/billing"] as const;
export type Door = (typeof DOORS)[number];

export type Doors = {
  /** The names that each door's token holds. */
  names: { [door in Door]: string[] };
  photo: string;
  creditNote: string;
  jobId: string;
  invoiceId: string;
  shareId: string;
  portalId: string;
};

/** A token as the app signs it for a door: the names, and 24 characters of their keyed hash. */
export function tokenFor(door: Door, names: string[]): string {
  const purpose = door === "webhooks/billing" ? "billing" : door;
  const hash = createHmac("sha256", APP_SECRET)
    .update([purpose, ...names].join(":"))
    .digest("base64url");
  return [...names, hash.slice(0, 24)].join("~");
}

/** What somebody makes of a token who does not have it, or has another one. */
export function forgeriesOf(door: Door, names: string[], strangerId: string): string[] {
  const mac = tokenFor(door, names).split("~").at(-1) ?? "";
  const other = (letter: string) => (letter === "A" ? "B" : "A");
  return [
    [...names, other(mac[0] ?? "") + mac.slice(1)].join("~"),
    [...names, mac.slice(0, -1) + other(mac.at(-1) ?? "")].join("~"),
    [...names.slice(0, -1), `${names.at(-1)}1`, mac].join("~"),
    [strangerId, ...names.slice(1), mac].join("~"),
    [...names, ""].join("~"),
    // Signed by us, for another door.
    tokenFor(door === "pay" ? "proof" : "pay", names),
  ];
}

/** One bill with a credit note, one job whose customer is asked everything there is to ask, and a portal; with the tokens' names. */
export async function doorsOf(worker: TestWorker, tenant: Tenant, ticket: object): Promise<Doors> {
  const { api, id: organisationId } = tenant;
  const billed = await closeOut(api, { ...ticket, ticketNumber: "WO-SECRET" });
  const invoice = await invoiced(api, billed.id, "open");
  const goodwill = { reason: "Goodwill", lines: [{ index: 0, amount: 100 }] };
  await api.must("POST", `/invoices/${invoice.id}/credit-notes`, { json: goodwill });

  const { id: jobId } = await api.receive({ ...ticket, ticketNumber: "WO-SECRET-2" });
  for (const to of ["accepted", "on_site"]) await api.move(jobId, to);
  await api.must("POST", `/jobs/${jobId}/photos`, { form: photoForm(await aPhoto(1), "before", "one") });
  const at = Date.now();
  const asked = { job_id: jobId, status: "asked", asked_by: "Luis", asked_at: at, reason: "Quillback" };
  const line = { id: "line_1", description: "Frame", quantity: "1", unitAmount: 10_000, taxRate: null };
  const share = { job_id: jobId, shared_by: "Pat", shared_at: at };
  await addRows(worker.d1, organisationId, {
    confirmation: {
      ...{ job_id: jobId, id: "conf_of_ours", recipient: "jo@perrin.example" },
      ...{ asked_by: "Luis", asked_at: at },
    },
    more_request: { ...asked, id: "more_of_ours", amount: 90_000 },
    change_order: {
      ...{ ...asked, id: "change_of_ours", title: "Quillback frame", amount: 10_000 },
      lines: JSON.stringify([line]),
    },
    share: { ...share, id: "share_of_ours", kind: "link" },
    portal: { id: "portal_ours", name: "Quillback portal", rules: "{}", senders: "[]", created_at: at },
  });
  const [photo] = (await api.job(jobId)).photos;
  const note = await worker.d1
    .prepare("SELECT id FROM credit_note WHERE organisation_id = ?")
    .bind(organisationId)
    .first<{ id: string }>();
  return {
    names: {
      pay: [organisationId, invoice.id, "1"],
      confirm: [organisationId, jobId, "conf_of_ours"],
      more: [organisationId, jobId, "more_of_ours"],
      change: [organisationId, jobId, "change_of_ours"],
      proof: [organisationId, jobId, "share_of_ours"],
      intake: [organisationId, "portal_ours", "1"],
      "webhooks/billing": [organisationId, "1"],
    },
    ...{ photo: photo?.id ?? "", creditNote: note?.id ?? "", jobId, invoiceId: invoice.id },
    ...{ shareId: "share_of_ours", portalId: "portal_ours" },
  };
}

import type { Job } from "../../src/worker/jobs/types.ts";
import { DOCUMENT_KINDS, PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import type { Starter } from "../../src/worker/portals/starters.ts";
import { jobIn, NOW, portalOf, setting } from "./fixtures.ts";

const TOTAL = 31_250;

/** A finished job of this manager that lacks nothing: every rule that anybody has is met. */
export function goodJob({ rules, profile, name }: Starter): Job {
  const portal = portalOf(rules, profile, name);
  const job = jobIn("completed");
  const [labour, material] = job.lines;
  if (!labour || !material) throw new Error("the fixture has two lines");
  const lines = [
    { ...labour, quantity: "1", unitAmount: 20_000, taxRate: null },
    { ...material, kind: "material" as const, quantity: "1", unitAmount: 11_250, taxRate: null },
  ];
  const answers = (rules.checklist ?? []).map(({ id: itemId }) => ({
    ...{ organisationId: "org_1", jobId: "job_1", itemId },
    ...{ answer: "done" as const, answeredAt: NOW, answeredBy: "Luis" },
  }));
  return {
    ...job,
    ...{ portal, lines, answers, customer: { ...setting.customer, name: "Cypress Bend LLC" } },
    ...{ documents: DOCUMENT_KINDS.map(onFile), attachments: ["1", "2", "3"].map(bid), asks: [approvedAsk] },
    row: {
      ...job.row,
      ...{ total: TOTAL, purchaseOrder: "PO-7", purchaseOrderAmount: TOTAL, authorisationNumber: "A-19" },
      ...{ description: "Two panels are torn", residentDamage: false, serialNumbers: ["SN-1"] },
      ...{ resolutionCode: rules.resolutionCodes?.[0] ?? null, rootCause: rules.rootCauses?.[0] ?? null },
    },
  };
}

/** What no starter asks for is asked here, so that no rule is without a test. */
export const EVERYTHING: Starter = {
  id: "everything",
  name: "Everything PM",
  about: "",
  rules: {
    photosBefore: 1,
    signature: true,
    checklist: [{ id: "point_1", text: "Area clean" }],
    serialNumbers: 1,
  },
  profile: {
    ...PLAIN_PROFILE,
    amounts: { ...PLAIN_PROFILE.amounts, taxAllowed: false },
    mustShow: ["purchase_order", "authorisation_number"],
    documents: [...DOCUMENT_KINDS],
  },
  sources: [],
};

function onFile(kind: (typeof DOCUMENT_KINDS)[number]): Job["documents"][number] {
  return {
    ...{ organisationId: "org_1", id: `doc_${kind}`, kind, fileName: `${kind}.pdf`, storageKey: kind },
    ...{ contentType: "application/pdf", bytes: 1, expiresOn: "2027-06-30" },
    ...{ uploadedBy: "Renata", uploadedAt: NOW },
  };
}

function bid(id: string): Job["attachments"][number] {
  return {
    ...{ organisationId: "org_1", jobId: "job_1", id, kind: "bid" as const, fileName: `${id}.pdf` },
    ...{ contentType: "application/pdf", bytes: 1, sha256: id, storageKey: id, messageId: null },
    ...{ addedBy: "Dana", addedAt: NOW },
  };
}

const approvedAsk: Job["asks"][number] = {
  ...{ organisationId: "org_1", jobId: "job_1", id: "more_1", amount: 900_000, reason: "Rotten frame" },
  ...{ status: "approved" as const, askedBy: "Luis", askedAt: NOW },
  ...{ answeredBy: "Maria", answer: "APPROVED", answeredAt: NOW },
};

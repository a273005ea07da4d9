import type { ShownStatusName } from "../../worker/billing/shown-status.ts";
import type { PaymentMethod } from "../../worker/billing/vocabulary.ts";
import type { JobStatus, LineKind, PhotoLabel } from "../../worker/jobs/types.ts";

/** What a status looks like: each tone has a shape of its own, so that colour is never needed to read it. */
export type Tone = "plain" | "wait" | "good" | "warn" | "bad" | "off";

export const JOB_STATUS: { [status in JobStatus]: { word: string; tone: Tone } } = {
  new: { word: "New", tone: "plain" },
  accepted: { word: "Accepted", tone: "plain" },
  scheduled: { word: "Scheduled", tone: "wait" },
  en_route: { word: "On the way", tone: "wait" },
  on_site: { word: "On site", tone: "wait" },
  completed: { word: "Completed", tone: "warn" },
  approved: { word: "Approved", tone: "good" },
  closed: { word: "Closed", tone: "good" },
  on_hold: { word: "On hold", tone: "warn" },
  returned: { word: "Returned", tone: "warn" },
  cancelled: { word: "Cancelled", tone: "off" },
};

export const INVOICE_TONE: { [name in ShownStatusName]: Tone } = {
  draft: "plain",
  waiting: "warn",
  not_sent: "warn",
  sent: "wait",
  viewed: "wait",
  partly_paid: "wait",
  processing: "wait",
  overdue: "bad",
  paid: "good",
  partly_refunded: "good",
  refunded: "off",
  credited: "off",
  void: "off",
  written_off: "off",
  recovering: "wait",
};

export const PHOTO_LABEL: { [label in PhotoLabel]: string } = {
  before: "Before",
  during: "During",
  after: "After",
  other: "Other",
};

export const LINE_KIND: { [kind in LineKind]: string } = {
  labour: "Labour",
  material: "Material",
  fixed: "Fixed price",
  travel: "Travel",
  other: "Other",
};

/** `1 photo`, `2 photos`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How money came that Stripe did not take. */
export const MEANS_WORD: { [means in PaymentMethod]: string } = {
  cheque: "Cheque",
  cash: "Cash",
  bank: "Bank transfer",
  other: "Otherwise",
};

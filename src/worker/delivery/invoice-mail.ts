import type { Letter } from "../../views/letters/letter-frame.tsx";
import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { mailNames } from "../portals/names.ts";
import { profileFor } from "../portals/profile.ts";
import { renderName } from "../portals/templates.ts";

/** Where an invoice's letter goes: to the one address that its manager names, else to the customer's own. */
export function invoiceAddress(job: Pick<Job, "portal" | "customer">): string | null {
  return profileFor(job).mail.to ?? job.customer.email;
}

/** Mail services and programs drop a body that is quite empty; a space is one that nobody sees. */
const EMPTY = " ";

/**
 * The invoice's letter as its manager wants it: with their subject, without a word in it where they take none, and to further
 * recipients only where they allow any.
 */
export function byMailRules(job: Job, invoice: InvoiceRow, letter: Letter): Letter & { cc: string[] } {
  const { subject, bodyEmpty, cc, ccAllowed } = profileFor(job).mail;
  const named = subject === null ? "" : renderName(subject, mailNames(job, invoice));
  return {
    subject: named || letter.subject,
    html: bodyEmpty ? "" : letter.html,
    text: bodyEmpty ? EMPTY : letter.text,
    cc: ccAllowed ? cc : [],
  };
}

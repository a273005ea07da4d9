import type { TicketGap } from "../../intake/vocabulary.ts";
import { changed, happened } from "../decision.ts";
import type { Context, Decision, Job, JobSetting, Ticket } from "../types.ts";
import { updateFromTicket } from "./edit-details.ts";

/**
 * A person looked at a ticket that a message left open, or that says something wrong: it says now what they entered, and needs no
 * look any more for what was missing. Its number may be a new one; where the same message comes again, that changes nothing of it.
 */
export function mendTicket(job: Job, setting: JobSetting, ticket: Ticket, context: Context): Decision {
  const updated = updateFromTicket(job, setting, ticket, context);
  if (!updated.ok) return updated;
  // Whether it is cancelled is another question, with buttons of its own.
  const [missing, open] = [job.row.needsLook.filter(isOpen), job.row.needsLook.filter((one) => !isOpen(one))];
  const ticketNumber = ticket.ticketNumber ?? job.row.ticketNumber;
  if (missing.length === 0 && ticketNumber === job.row.ticketNumber) return updated;
  const row = { ...updated.job.row, ticketNumber, needsLook: open };
  const mended = happened("ticket.mended", { missing, ticketNumber, was: job.row.ticketNumber });
  return changed({ ...updated.job, row }, ...updated.events, mended);
}

const isOpen = (gap: TicketGap) => gap !== "cancelled";

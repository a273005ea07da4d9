import type { Child, FC } from "hono/jsx";
import type { ShownStatus } from "../../worker/billing/shown-status.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { INVOICE_TONE, JOB_STATUS, type Tone } from "./words.ts";

/** A word with a shape and a colour. */
export const Status: FC<{ tone: Tone; children?: Child }> = ({ tone, children }) => (
  <span class={tone === "plain" ? "status" : `status ${tone}`}>{children}</span>
);

export const JobStatusMark: FC<{ status: JobStatus }> = ({ status }) => (
  <Status tone={JOB_STATUS[status].tone}>{JOB_STATUS[status].word}</Status>
);

export const InvoiceStatusMark: FC<{ shown: ShownStatus }> = ({ shown }) => (
  <Status tone={INVOICE_TONE[shown.name]}>{shown.word}</Status>
);

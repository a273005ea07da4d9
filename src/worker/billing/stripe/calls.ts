import type { StepName } from "../types.ts";
import type { Call } from "./call.ts";
import { credit } from "./calls/credit.ts";
import { customer, tellCustomer } from "./calls/customer.ts";
import { draft } from "./calls/draft.ts";
import { discard, voidIt, writeOff } from "./calls/end-invoice.ts";
import { finalise } from "./calls/finalise.ts";
import { lines } from "./calls/lines.ts";
import { closeLink, link, nextLink } from "./calls/link.ts";
import { issue, number } from "./calls/number.ts";
import { attachPart, partIntent } from "./calls/pay-part.ts";
import { attachRecord, markPaid, reportPayment } from "./calls/record-payment.ts";
import { refund } from "./calls/refund.ts";

/** How each step is done, and how the books tell whether it was. */
export const CALLS: { [name in StepName]: Call } = {
  customer,
  draft,
  lines,
  number,
  finalise,
  link,
  issue,
  close_link: closeLink,
  next_link: nextLink,
  discard,
  void: voidIt,
  credit,
  write_off: writeOff,
  mark_paid: markPaid,
  report_payment: reportPayment,
  attach_record: attachRecord,
  refund,
  part_intent: partIntent,
  attach_part: attachPart,
  tell_customer: tellCustomer,
};

import type { StepName } from "../types.ts";
import type { OutcomeRule } from "./outcome.ts";
import { customerMade, draftMade, finalised, linesAdded } from "./outcomes/bill-outcomes.ts";
import { credited } from "./outcomes/credited.ts";
import { customerTold } from "./outcomes/customer-told.ts";
import { linkClosed, linkMade, nextLinkMade, outsideIssued } from "./outcomes/link-outcomes.ts";
import { numberTaken } from "./outcomes/number-taken.ts";
import { recorded } from "./outcomes/recorded.ts";
import { refunded } from "./outcomes/refunded.ts";
import { reported, stepOnly } from "./outcomes/reported.ts";
import { draftDiscarded, voided } from "./outcomes/voided.ts";

/** What each step means for the job once it went through. */
export const OUTCOMES: { [name in StepName]: OutcomeRule } = {
  customer: customerMade,
  draft: draftMade,
  lines: linesAdded,
  number: numberTaken,
  finalise: finalised,
  link: linkMade,
  issue: outsideIssued,
  close_link: linkClosed,
  next_link: nextLinkMade,
  discard: draftDiscarded,
  void: voided,
  credit: credited,
  write_off: reported,
  mark_paid: recorded,
  report_payment: stepOnly,
  attach_record: recorded,
  refund: refunded,
  part_intent: stepOnly,
  attach_part: stepOnly,
  tell_customer: customerTold,
};

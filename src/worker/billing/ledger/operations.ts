import type { IntentKind, StepName } from "../types.ts";

/** What each operation on money consists of: one call to Stripe, or one thing to do here, after the other. */
export const OPERATIONS: { [kind in IntentKind]: readonly StepName[] } = {
  invoice: ["customer", "draft", "lines", "number", "finalise"],
  link: ["number", "link"],
  outside: ["number", "issue"],
  void: ["void"],
  close_link: ["close_link"],
  next_link: ["next_link"],
  discard: ["discard"],
  write_off: ["write_off"],
  credit_note: ["number", "credit"],
  mark_paid: ["mark_paid"],
  record_part: ["report_payment", "attach_record"],
  refund: ["refund"],
  pay_part: ["part_intent", "attach_part"],
  tell_customer: ["tell_customer"],
};

/** A bill's own operation, which makes the invoice; the others do something to one that is there. */
export function makesInvoice(kind: IntentKind): kind is "invoice" | "link" | "outside" {
  return kind === "invoice" || kind === "link" || kind === "outside";
}

/** The step after this one; undefined when it was the last. */
export function stepAfter(kind: IntentKind, name: StepName): StepName | undefined {
  const order = OPERATIONS[kind];
  return order[order.indexOf(name) + 1];
}

import type { Role } from "../database/schema/people.ts";

/** What people do to an invoice. */
export const MONEY_ACTIONS = [
  "send_draft",
  "edit_draft",
  "discard_draft",
  "record_payment",
  "recover",
  "bill_again",
  "revoke_link",
  "move_payer",
  "void",
  "credit",
  "write_off",
  "undo_payment",
  "refund",
  "drop",
] as const;
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

/** The office sends and takes in; what gives money or a debt up is the owner's. Crews have no business with money. */
const MAY: { [action in MoneyAction]: readonly Role[] } = {
  send_draft: ["owner", "office"],
  edit_draft: ["owner", "office"],
  discard_draft: ["owner", "office"],
  record_payment: ["owner", "office"],
  recover: ["owner", "office"],
  bill_again: ["owner", "office"],
  revoke_link: ["owner", "office"],
  move_payer: ["owner", "office"],
  void: ["owner"],
  credit: ["owner"],
  write_off: ["owner"],
  undo_payment: ["owner"],
  refund: ["owner"],
  drop: ["owner"],
};

export function mayDo(role: Role, action: MoneyAction): boolean {
  return MAY[action].includes(role);
}

/** Who may, in a sentence, for those who may not. */
export function whoMay(action: MoneyAction): string {
  return MAY[action].includes("office") ? "The office may do this." : "Only the owner may do this.";
}

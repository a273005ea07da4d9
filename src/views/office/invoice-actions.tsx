import type { FC } from "hono/jsx";
import { whatCanBeDone } from "../../worker/billing/invoice-can.ts";
import { type MoneyAction, mayDo } from "../../worker/billing/who-may.ts";
import { SaidNo } from "../parts/said.tsx";
import { CreditInvoice } from "./invoice-credit-form.tsx";
import { DiscardDraft, EditDraft, SendDraft } from "./invoice-draft-forms.tsx";
import {
  BillAgain,
  DropOperation,
  MovePayer,
  Recover,
  RevokeLink,
  VoidInvoice,
  WriteOff,
} from "./invoice-end-forms.tsx";
import type { ActionProps } from "./invoice-form.tsx";
import { RecordPayment, RefundPayment, UndoPayment } from "./invoice-payment-forms.tsx";
import type { InvoiceProps } from "./invoice-screen.tsx";

const FORMS: { [action in MoneyAction]: FC<ActionProps> } = {
  send_draft: SendDraft,
  edit_draft: EditDraft,
  discard_draft: DiscardDraft,
  record_payment: RecordPayment,
  recover: Recover,
  bill_again: BillAgain,
  revoke_link: RevokeLink,
  move_payer: MovePayer,
  void: VoidInvoice,
  credit: CreditInvoice,
  write_off: WriteOff,
  undo_payment: UndoPayment,
  refund: RefundPayment,
  drop: DropOperation,
};

/** What can be done to this invoice by whoever looks at it, each with what it leads to before it is pressed. */
export const InvoiceActions: FC<InvoiceProps> = (props) => {
  const { record, frame, said } = props;
  const { role } = frame.viewer;
  const can = whatCanBeDone(record).filter((one) => mayDo(role, one));
  // What was asked on a page from before may have no form any more: the answer is owed all the same.
  const homeless = said && !can.includes(said.action) ? said.refusal : undefined;
  if (can.length === 0 && !homeless) return null;
  return (
    <section class="sheet">
      <header>
        <h2>{record.invoice.status === "draft" ? "The draft" : "Put it right"}</h2>
      </header>
      <div class="body form">
        <SaidNo refusal={homeless} />
        {can.map((one) => {
          const Form = FORMS[one];
          return <Form {...props} action={one} />;
        })}
      </div>
    </section>
  );
};

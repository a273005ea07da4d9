import type { FC } from "hono/jsx";
import { isLeft } from "../../worker/billing/invoice-can.ts";
import { decimalText, formatMoney } from "../../worker/money/format.ts";
import { Field } from "../parts/field.tsx";
import { MEANS_WORD } from "../parts/words.ts";
import { OneOf } from "../settings/form-parts.tsx";
import { type ActionProps, InvoiceForm, Press, Reason, typedFor } from "./invoice-form.tsx";

/** Money that came outside of Stripe. */
export const RecordPayment: FC<ActionProps> = (props) => {
  const { record, frame } = props;
  const { invoice } = record;
  const typed = typedFor(props);
  const plain = (amount: number) => decimalText(amount, invoice.currency);
  return (
    <InvoiceForm {...props} title="Record a payment">
      <Field
        id="paid-amount"
        name="amount"
        label="Amount"
        type="decimal"
        value={typed.amount ?? plain(invoice.amountDue)}
      />
      <OneOf
        name="means"
        label="How it came"
        value={typed.means ?? "cheque"}
        options={[
          ["cheque", MEANS_WORD.cheque],
          ["cash", MEANS_WORD.cash],
          ["bank", MEANS_WORD.bank],
          ["other", MEANS_WORD.other],
        ]}
      />
      <Field
        id="paid-reference"
        name="reference"
        label="Number or reference"
        value={typed.reference}
        maxlength={100}
      />
      <Field
        id="paid-on"
        name="receivedOn"
        label="Received on"
        type="date"
        value={typed.receivedOn ?? frame.today}
      />
      <Press>Record it</Press>
    </InvoiceForm>
  );
};

/** A form for each payment of which something can go back. */
export const RefundPayment: FC<ActionProps> = (props) => {
  const { record, action, frame } = props;
  const { invoice, payments } = record;
  const typed = typedFor(props);
  const money = (amount: number) => formatMoney(amount, invoice.currency, frame.locale);
  const plain = (amount: number) => decimalText(amount, invoice.currency);
  return (
    <>
      {payments
        .filter((one) => one.source === "stripe" && isLeft(one))
        .map((one) => (
          <InvoiceForm {...props} title={`Refund ${money(one.amount - one.refunded)}`}>
            <input type="hidden" name="payment" value={one.id} />
            <Field
              id={`refund-${one.id}`}
              name="amount"
              label="Amount"
              type="decimal"
              value={typed.amount ?? plain(one.amount - one.refunded)}
              hint="It goes back the way it came. The invoice stays paid."
            />
            <Reason action={action} value={typed.reason} />
            <Press>Refund</Press>
          </InvoiceForm>
        ))}
    </>
  );
};

/** A form for each payment that a person recorded. */
export const UndoPayment: FC<ActionProps> = (props) => {
  const { record, action, frame } = props;
  const { invoice, payments } = record;
  const typed = typedFor(props);
  const money = (amount: number) => formatMoney(amount, invoice.currency, frame.locale);
  return (
    <>
      {payments
        .filter((one) => one.source === "recorded" && one.status === "paid")
        .map((one) => (
          <InvoiceForm {...props} title={`Undo the payment of ${money(one.amount)}`}>
            <input type="hidden" name="payment" value={one.id} />
            <Reason
              action={action}
              value={typed.reason}
              hint={
                invoice.via === "invoice"
                  ? "Stripe reopens nothing that is paid: a credit note takes this invoice back, and a new draft asks for the money."
                  : "The bill is open again."
              }
            />
            <Press>Undo it</Press>
          </InvoiceForm>
        ))}
    </>
  );
};

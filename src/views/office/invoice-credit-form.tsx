import type { FC } from "hono/jsx";
import { decimalText, formatMoney } from "../../worker/money/format.ts";
import { Field } from "../parts/field.tsx";
import { OneOf } from "../settings/form-parts.tsx";
import { type ActionProps, InvoiceForm, Press, typedFor } from "./invoice-form.tsx";
import type { InvoicePartProps } from "./invoice-screen.tsx";

/** A credit note for all that is left, or for a part. */
export const CreditInvoice: FC<ActionProps> = (props) => (
  <InvoiceForm {...props} title="Credit">
    <CreditForm record={props.record} frame={props.frame} typed={typedFor(props)} />
    <Press>Issue the credit note</Press>
  </InvoiceForm>
);

type CreditProps = InvoicePartProps & { typed: { [name: string]: string } };

/** What is credited, all that is left or so much of each line, and how what was paid goes back. */
const CreditForm: FC<CreditProps> = ({ record: { invoice, payments }, frame, typed }) => {
  const money = (amount: number) => formatMoney(amount, invoice.currency, frame.locale);
  const left = invoice.total - invoice.credited - invoice.creditedAfter;
  const byStripe = payments.some((one) => one.source === "stripe" && one.status === "paid");
  const paid = invoice.amountPaid > 0;
  return (
    <>
      <OneOf
        name="how"
        label="What"
        value={typed.how ?? "all"}
        options={[
          ["all", `All that is left: ${money(left)}`],
          ["lines", "A part, line by line"],
        ]}
      />
      <details class="fold" open={typed.how === "lines"}>
        <summary>Lines</summary>
        <div class="form">
          {invoice.lines.map((line, index) => (
            <Field
              id={`credit-line-${index}`}
              name={`line-${index}`}
              label={line.description}
              type="decimal"
              value={typed[`line-${index}`]}
              hint={`Of ${decimalText(line.amount, invoice.currency)}${line.tax > 0 && !line.taxInclusive ? "; its tax follows" : ""}`}
            />
          ))}
        </div>
      </details>
      {paid ? (
        <OneOf
          name="giveBack"
          label="What was paid goes back"
          value={typed.giveBack ?? (byStripe ? "refund" : "outside")}
          options={[
            ...(byStripe ? ([["refund", "The way it came, by Stripe"]] as const) : []),
            ["outside", "Outside of Stripe: you see to it"],
          ]}
        />
      ) : (
        <input type="hidden" name="giveBack" value="none" />
      )}
      <Field
        id="reason-credit"
        name="reason"
        label="Why"
        value={typed.reason}
        maxlength={500}
        hint="The customer reads it on the credit note."
      />
    </>
  );
};

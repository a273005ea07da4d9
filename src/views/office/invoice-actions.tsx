import type { Child, FC } from "hono/jsx";
import { isLeft, whatCanBeDone } from "../../worker/billing/invoice-can.ts";
import { type MoneyAction, mayDo } from "../../worker/billing/who-may.ts";
import { decimalText, formatMoney } from "../../worker/money/format.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { MEANS_WORD } from "../parts/words.ts";
import { OneOf } from "../settings/form-parts.tsx";
import { CreditForm } from "./invoice-credit-form.tsx";
import type { InvoiceProps } from "./invoice-screen.tsx";

/** What can be done to this invoice by whoever looks at it, each with what it leads to before it is pressed. */
export const InvoiceActions: FC<InvoiceProps> = (props) => {
  const { record, frame } = props;
  const { role } = frame.viewer;
  const can = whatCanBeDone(record).filter((one) => mayDo(role, one));
  if (can.length === 0) return null;
  return (
    <section class="sheet">
      <header>
        <h2>{record.invoice.status === "draft" ? "The draft" : "Put it right"}</h2>
      </header>
      <div class="body form">
        {can.map((one) => (
          <ActionForm {...props} action={one} />
        ))}
      </div>
    </section>
  );
};

type ActionProps = InvoiceProps & { action: MoneyAction };

const ActionForm: FC<ActionProps> = (props) => {
  const { record, frame, customers, action, said } = props;
  const { invoice, payments, intents } = record;
  const typed = said?.action === action ? said.typed : {};
  const money = (amount: number) => formatMoney(amount, invoice.currency, frame.locale);
  const plain = (amount: number) => decimalText(amount, invoice.currency);
  switch (action) {
    case "send_draft":
      return (
        <InvoiceForm {...props} open>
          <p class="small soft">
            It gets its number, {money(invoice.total)} is asked for, and it goes to{" "}
            {invoice.billTo?.email ?? "the customer"}.
          </p>
          <Press act>Send</Press>
        </InvoiceForm>
      );
    case "edit_draft":
      return (
        <InvoiceForm {...props} title="Change due date or words">
          <Field
            id="draft-due"
            name="dueOn"
            label="Due on"
            type="date"
            value={typed.dueOn ?? invoice.dueOn}
          />
          <Field
            id="draft-memo"
            name="memo"
            label="Words to the customer"
            rows={2}
            maxlength={500}
            value={typed.memo ?? invoice.memo}
          />
          <p class="small soft">
            Its lines are the job's: <a href={`/office/jobs/${invoice.jobId}#lines`}>change them there</a>.
          </p>
          <Press>Save</Press>
        </InvoiceForm>
      );
    case "discard_draft":
      return (
        <InvoiceForm {...props} title="Throw the draft away">
          <Reason
            action={action}
            value={typed.reason}
            hint="Nothing was sent; the job can be billed again."
          />
          <Press>Throw it away</Press>
        </InvoiceForm>
      );
    case "record_payment":
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
    case "void":
      return (
        <InvoiceForm {...props} title="Void">
          <Reason
            action={action}
            value={typed.reason}
            hint="The customer can no longer pay it. The number stays taken."
          />
          <label class="choice" for="reissue">
            <input
              type="checkbox"
              id="reissue"
              name="reissue"
              checked={said?.action === action ? "reissue" in typed : true}
            />
            <span>Make a new one in its place, as a draft</span>
          </label>
          <Press>Void it</Press>
        </InvoiceForm>
      );
    case "move_payer":
      return (
        <InvoiceForm {...props} title="Somebody else pays">
          <OneOf
            name="customer"
            label="Who pays instead"
            value={typed.customer ?? ""}
            options={[
              ["", "Choose"],
              ...customers
                .filter(({ id }) => id !== invoice.customerId)
                .map(({ id, name }) => [id, name] as const),
            ]}
          />
          <Reason
            action={action}
            value={typed.reason}
            hint={
              invoice.status === "draft"
                ? "The draft is made anew for them."
                : "This one is void; a draft is made for them."
            }
          />
          <Press>Bill them instead</Press>
        </InvoiceForm>
      );
    case "credit":
      return (
        <InvoiceForm {...props} title="Credit">
          <CreditForm record={record} frame={frame} typed={typed} />
          <Press>Issue the credit note</Press>
        </InvoiceForm>
      );
    case "refund":
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
    case "undo_payment":
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
    case "write_off":
      return (
        <InvoiceForm {...props} title="Write off">
          <Reason
            action={action}
            value={typed.reason}
            hint="Nobody is reminded any more. It can be asked for again."
          />
          <Press>Write it off</Press>
        </InvoiceForm>
      );
    case "recover":
      return (
        <InvoiceForm {...props} open>
          <p class="small soft">It can be paid again, and its customer is reminded.</p>
          <Press>Ask for it again</Press>
        </InvoiceForm>
      );
    case "revoke_link":
      return (
        <InvoiceForm {...props} title="Take the customer's link back">
          <p class="small soft">The address that was sent ends. Send the invoice again with a new one.</p>
          <Press>Take it back</Press>
        </InvoiceForm>
      );
    case "drop":
      return (
        <>
          {intents
            .filter((one) => one.status === "refused")
            .map((one) => (
              <InvoiceForm {...props} open>
                <input type="hidden" name="intent" value={one.id} />
                <p class="small soft">
                  Stripe refused it. Try it again from the job, or leave the invoice as it is.
                </p>
                <Press>Leave it as it is</Press>
              </InvoiceForm>
            ))}
        </>
      );
  }
};

type FormProps = ActionProps & { title?: string; open?: boolean; children?: Child };

/** A form of its own address; folded away unless it is the one thing to do or was refused. */
const InvoiceForm: FC<FormProps> = ({ record, action, said, title, open, children }) => {
  const address = `/office/invoices/${record.invoice.id}/${action.replaceAll("_", "-")}`;
  const mine = said?.action === action ? said.refusal : undefined;
  const form = (
    <form
      class="form"
      method="post"
      action={address}
      hx-post={address}
      hx-target="#invoice"
      hx-swap="outerMorph"
      hx-disable="find button"
    >
      <SaidNo refusal={mine} />
      {children}
    </form>
  );
  return open ? (
    form
  ) : (
    <details class="fold" open={mine !== undefined}>
      <summary>{title}</summary>
      {form}
    </details>
  );
};

const Press: FC<{ act?: boolean; children?: Child }> = ({ act, children }) => (
  <button class={act ? "button act" : "button"} type="submit">
    {children}
  </button>
);

const Reason: FC<{ action: MoneyAction; value?: string; hint?: string }> = ({ action, value, hint }) => (
  <Field id={`reason-${action}`} name="reason" label="Why" value={value} hint={hint} maxlength={500} />
);

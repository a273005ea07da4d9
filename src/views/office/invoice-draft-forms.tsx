import type { FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import { Field } from "../parts/field.tsx";
import { type ActionProps, InvoiceForm, Press, Reason, typedFor } from "./invoice-form.tsx";

/** The draft goes out. */
export const SendDraft: FC<ActionProps> = (props) => {
  const { record, frame } = props;
  const { invoice } = record;
  const money = (amount: number) => formatMoney(amount, invoice.currency, frame.locale);
  return (
    <InvoiceForm {...props} open>
      <p class="small soft">
        It gets its number, {money(invoice.total)} is asked for, and it goes to{" "}
        {invoice.billTo?.email ?? "the customer"}.
      </p>
      <Press act>Send</Press>
    </InvoiceForm>
  );
};

/** Its date and its words; its lines are the job's. */
export const EditDraft: FC<ActionProps> = (props) => {
  const { record } = props;
  const { invoice } = record;
  const typed = typedFor(props);
  return (
    <InvoiceForm {...props} title="Change due date or words">
      <Field id="draft-due" name="dueOn" label="Due on" type="date" value={typed.dueOn ?? invoice.dueOn} />
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
};

/** The draft is thrown away. */
export const DiscardDraft: FC<ActionProps> = (props) => {
  const { action } = props;
  const typed = typedFor(props);
  return (
    <InvoiceForm {...props} title="Throw the draft away">
      <Reason action={action} value={typed.reason} hint="Nothing was sent; the job can be billed again." />
      <Press>Throw it away</Press>
    </InvoiceForm>
  );
};

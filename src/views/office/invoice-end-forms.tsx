import type { FC } from "hono/jsx";
import { OneOf } from "../settings/form-parts.tsx";
import { type ActionProps, InvoiceForm, Press, Reason, typedFor } from "./invoice-form.tsx";

/** Takes it back, and makes another one. */
export const VoidInvoice: FC<ActionProps> = (props) => {
  const { action, said } = props;
  const typed = typedFor(props);
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
};

/** Somebody else is billed. */
export const MovePayer: FC<ActionProps> = (props) => {
  const { record, customers, action } = props;
  const { invoice } = record;
  const typed = typedFor(props);
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
};

/** Nobody asks for it any more. */
export const WriteOff: FC<ActionProps> = (props) => {
  const { action } = props;
  const typed = typedFor(props);
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
};

/** It is asked for again. */
export const Recover: FC<ActionProps> = (props) => {
  return (
    <InvoiceForm {...props} open>
      <p class="small soft">It can be paid again, and its customer is reminded.</p>
      <Press>Ask for it again</Press>
    </InvoiceForm>
  );
};

/** What was credited is asked for anew. */
export const BillAgain: FC<ActionProps> = (props) => {
  return (
    <InvoiceForm {...props} open>
      <p class="small soft">All of it was credited. A draft in its place waits until you send it.</p>
      <Press>Bill it again</Press>
    </InvoiceForm>
  );
};

/** The address that was sent ends. */
export const RevokeLink: FC<ActionProps> = (props) => {
  return (
    <InvoiceForm {...props} title="Take the customer's link back">
      <p class="small soft">The address that was sent ends. Send the invoice again with a new one.</p>
      <Press>Take it back</Press>
    </InvoiceForm>
  );
};

/** What Stripe refused is left as it is. */
export const DropOperation: FC<ActionProps> = (props) => {
  const { record } = props;
  const { intents } = record;
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
};

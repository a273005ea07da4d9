import type { Child, FC } from "hono/jsx";
import type { MoneyAction } from "../../worker/billing/who-may.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import type { InvoiceProps } from "./invoice-screen.tsx";

/** One thing that can be done to an invoice. */
export type ActionProps = InvoiceProps & { action: MoneyAction };

/** What was typed into this form before it was refused. */
export function typedFor({ action, said }: ActionProps): { [name: string]: string } {
  return said?.action === action ? said.typed : {};
}

type FormProps = ActionProps & { title?: string; open?: boolean; children?: Child };

/** A form of its own address; folded away unless it is the one thing to do or was refused. */
export const InvoiceForm: FC<FormProps> = ({ record, action, said, title, open, children }) => {
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

/** The button of such a form. */
export const Press: FC<{ act?: boolean; children?: Child }> = ({ act, children }) => (
  <button class={act ? "button act" : "button"} type="submit">
    {children}
  </button>
);

/** Why it is done: the history keeps it. */
export const Reason: FC<{ action: MoneyAction; value?: string; hint?: string }> = ({
  action,
  value,
  hint,
}) => <Field id={`reason-${action}`} name="reason" label="Why" value={value} hint={hint} maxlength={500} />;

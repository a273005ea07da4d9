import type { FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { formatLongDate } from "../../worker/time/format.ts";
import type { PayProps } from "./pay-page.tsx";

/** What is owed, or why nothing is. */
export const Amount: FC<PayProps> = (props) => {
  const { invoice, job } = props.facts;
  const order = job.ticketNumber ? `work order ${job.ticketNumber}` : null;
  const purchase = job.purchaseOrder && purchaseWord(job.purchaseOrder);
  const about = [invoice.number && `Invoice ${invoice.number}`, order, purchase].filter(Boolean).join(", ");
  return (
    <div class="owed">
      <Figure {...props} />
      <p class="soft">{capitalised([about, dueWord(props)].filter(Boolean).join(", "))}</p>
    </div>
  );
};

const Figure: FC<PayProps> = ({ facts, state, successor }) => {
  const { invoice, organisation } = facts;
  const { locale, timeZone } = organisation;
  const money = (amount: number) => formatMoney(amount, invoice.currency, locale);
  switch (state) {
    case "preparing":
      return <Said amount={money(invoice.total)}>The invoice is being prepared. Nothing to pay yet.</Said>;
    case "owed":
      return invoice.amountPaid > 0 ? (
        <Said amount={money(invoice.amountDue)}>
          Still to pay. {money(invoice.amountPaid)} of {money(invoice.total - invoice.credited)} came already.
          Thank you.
        </Said>
      ) : (
        <Said amount={money(invoice.amountDue)} />
      );
    case "on_its_way":
      return (
        <Said amount={money(invoice.amountDue)} tone="wait">
          {onItsWay(facts, money)}
        </Said>
      );
    case "arriving":
      return (
        <Said amount={money(invoice.amountDue)} tone="good">
          Your payment went through. It is entered here in a moment.
        </Said>
      );
    case "asking":
      return (
        <Said amount={money(invoice.amountDue)} tone="wait">
          Stripe has not said yet what became of your payment. Do not pay again before it does.
        </Said>
      );
    case "credited":
      return <Said tone="good">This invoice was taken back by a credit note; nothing is owed.</Said>;
    case "paid": {
      const day = invoice.paidOn ?? (invoice.paidAt && calendarDateIn(timeZone, invoice.paidAt));
      return (
        <Said amount={money(invoice.total - invoice.credited)} tone="good">
          {day ? `Paid on ${formatLongDate(day, locale)}. Thank you.` : "Paid. Thank you."}
          {invoice.overpaid > invoice.refunded
            ? ` ${money(invoice.overpaid)} more came than was owed: ${organisation.name} was told and gives it back.`
            : ""}
        </Said>
      );
    }
    case "cancelled":
      return (
        <Said tone="off">
          This invoice was cancelled; nothing is owed.
          {successor ? (
            <>
              {" "}
              <a href={successor.href}>Invoice {successor.number} took its place.</a>
            </>
          ) : null}
        </Said>
      );
    case "written_off":
      return <Said tone="off">This invoice is closed. Call us if you want to talk about it.</Said>;
  }
};

/** A bank debit, of all that is left or of a part. */
function onItsWay({ invoice, payments }: PayProps["facts"], money: (amount: number) => string): string {
  const parts = payments.filter(({ status }) => status === "processing");
  const amount = parts.reduce((sum, payment) => sum + payment.amount, 0);
  return amount > 0 && amount < invoice.amountDue
    ? `Your bank payment of ${money(amount)} is on its way; that takes up to 4 business days. The rest can be paid then.`
    : "Your bank payment is on its way; that takes up to 4 business days.";
}

const Said: FC<{ amount?: string; tone?: "wait" | "good" | "off"; children?: unknown }> = (props) => (
  <>
    {props.amount ? <p class="amount">{props.amount}</p> : null}
    {props.children ? (
      <p class={props.tone ? `state status ${props.tone}` : "state"}>{props.children}</p>
    ) : null}
  </>
);

/** The due date, as long as it matters. */
function dueWord({ facts: { invoice, organisation }, state, now }: PayProps): string | null {
  if (state !== "owed") return null;
  const due = formatLongDate(invoice.dueOn, organisation.locale);
  return invoice.dueOn < calendarDateIn(organisation.timeZone, now) ? `was due ${due}` : `due ${due}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Many write the letters into the number already. */
function purchaseWord(number: string): string {
  return /^p\.?o\b/i.test(number) ? number : `PO ${number}`;
}

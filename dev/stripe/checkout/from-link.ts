import { refusal } from "../http/errors.ts";
import { percentOf } from "../money/decimal.ts";
import type { Scope } from "../scope.ts";
import type { PaymentLink, Session } from "../store/stored.ts";
import { isUsedUp } from "./find.ts";
import { invoiceData } from "./invoice-data.ts";
import { copyItems } from "./items.ts";
import { newSession } from "./new-session.ts";

/** The session of one visitor of a link; it carries the link's metadata. */
export function visit(scope: Scope, link: PaymentLink): Session {
  if (!link.active || isUsedUp(link)) throw refusal("This payment link is no longer active.");
  const sum = (of: "amount_subtotal" | "amount_tax" | "amount_total") =>
    link.line_items.reduce((total, item) => total + item[of], 0);
  const total = sum("amount_total");
  const items = copyItems(link.line_items);
  const { currency } = link;
  const cart = { items, currency, subtotal: sum("amount_subtotal"), tax: sum("amount_tax"), total };
  const blank = newSession(scope, cart);
  const { invoice_creation, payment_intent_data: data } = link;
  const session: Session = {
    ...blank,
    collect: {
      application_fee_amount: feeOf(link, total),
      transfer_data: transferOf(link),
      on_behalf_of: typeof link.on_behalf_of === "string" ? link.on_behalf_of : null,
      description: data?.description ?? null,
      metadata: data?.metadata ?? {},
      receipt_email: null,
      transfer_group: data?.transfer_group ?? null,
    },
    customer_creation: link.customer_creation,
    invoice_creation:
      invoice_creation === null
        ? null
        : {
            enabled: invoice_creation.enabled,
            invoice_data: invoice_creation.invoice_data ?? invoiceData(undefined),
          },
    metadata: link.metadata,
    payment_link: link.id,
    payment_method_types: link.payment_method_types ?? blank.payment_method_types,
    submit_type: link.submit_type,
  };
  scope.world.objects.insert(scope.account, "checkout_session", session);
  return session;
}

function feeOf(link: PaymentLink, total: number): number | null {
  if (link.application_fee_amount !== null) return link.application_fee_amount;
  const percent = link.application_fee_percent;
  return percent === null ? null : percentOf(total, String(percent));
}

function transferOf({ transfer_data }: PaymentLink): Session["collect"]["transfer_data"] {
  if (transfer_data === null) return null;
  const { amount, destination } = transfer_data;
  return amount === null ? { destination } : { destination, amount };
}

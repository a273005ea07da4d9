import { newId } from "../ids.ts";
import { now, type Scope } from "../scope.ts";
import type { Charge, PaymentIntent } from "../store/stored.ts";
import type { Method } from "./methods.ts";

/** One attempt to take the money of a payment intent. */
export function newCharge(
  scope: Scope,
  intent: PaymentIntent,
  method: Method,
  status: "succeeded" | "pending" | "failed",
): Charge {
  const succeeded = status === "succeeded";
  const failed = status === "failed";
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: succeeded ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: !failed,
    created: now(scope),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failed ? "card_declined" : null,
    failure_message: failed ? "Your card was declined." : null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: failed ? "declined_by_network" : "approved_by_network",
      reason: failed ? (method.declineCode ?? "generic_decline") : null,
      seller_message: failed
        ? "The bank did not return any further details with this decline."
        : "Payment complete.",
      type: failed ? "issuer_declined" : "authorized",
    },
    paid: succeeded,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details(method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

/** The few details that a receipt shows. */
function details(method: Method): Charge["payment_method_details"] {
  if (method.type === "us_bank_account") {
    return {
      type: "us_bank_account",
      us_bank_account: {
        account_holder_type: "company",
        account_type: "checking",
        bank_name: method.brand,
        fingerprint: null,
        last4: method.last4,
        payment_reference: null,
        routing_number: "110000000",
      },
    };
  }
  return { type: "card", card: cardDetails(method) };
}

function cardDetails(method: Method) {
  return {
    amount_authorized: null,
    authorization_code: null,
    brand: method.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: "credit",
    installments: null,
    last4: method.last4,
    mandate: null,
    moto: null,
    network: method.brand,
    network_token: null,
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

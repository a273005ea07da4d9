/** One thing that a key must be allowed, with why, and calls that show it and change nothing. */
export type Permission = {
  /** As Stripe's page of a key's permissions names it. */
  name: string;
  access: "read" | "write";
  why: string;
  probes: readonly Probe[];
};

/** A look at a list of one; or a change to something that does not exist, which Stripe refuses as missing where it is allowed. */
export type Probe = { method: "GET" | "POST"; path: string };

const look = (path: string): Probe => ({ method: "GET", path: `/v1/${path}?limit=1` });
const change = (path: string): Probe => ({ method: "POST", path: `/v1/${path}` });
const NONE = "closeout_no_such_thing";

/** What a restricted key needs. Stripe's names: https://docs.stripe.com/keys/restricted-api-keys */
export const PERMISSIONS: readonly Permission[] = [
  {
    ...{
      name: "Accounts",
      access: "read",
      why: "to know whose account it is and what Stripe still asks for",
    },
    probes: [{ method: "GET", path: "/v1/account" }],
  },
  {
    ...{ name: "Customers", access: "write", why: "to make each payer once and keep their address current" },
    probes: [change(`customers/${NONE}`)],
  },
  {
    ...{ name: "Invoices", access: "write", why: "to draft, finalise, void and mark invoices as paid" },
    probes: [change(`invoices/${NONE}`), look("invoice_payments")],
  },
  {
    ...{ name: "Products and prices", access: "write", why: "for the lines of invoices and payment links" },
    probes: [change(`products/${NONE}`), look("prices")],
  },
  {
    ...{ name: "Tax rates", access: "write", why: "for the taxes on lines" },
    probes: [change(`tax_rates/${NONE}`)],
  },
  {
    ...{ name: "Credit notes", access: "write", why: "to credit an invoice in full or in part" },
    probes: [change(`credit_notes/${NONE}`)],
  },
  {
    ...{ name: "Payment intents", access: "write", why: "to let customers pay on the page" },
    probes: [change(`payment_intents/${NONE}`)],
  },
  {
    ...{ name: "Charges and refunds", access: "write", why: "to see what was paid and give money back" },
    probes: [look("charges"), change(`refunds/${NONE}`)],
  },
  {
    ...{ name: "Payment links", access: "write", why: "to bill by link and switch links off" },
    probes: [change(`payment_links/${NONE}`)],
  },
  {
    ...{ name: "Checkout sessions", access: "write", why: "to end open sessions when a link is void" },
    probes: [change(`checkout/sessions/${NONE}/expire`)],
  },
  {
    ...{ name: "Payment records", access: "write", why: "to write down cheques and transfers of a part" },
    probes: [change(`payment_records/${NONE}/report_refund`)],
  },
  {
    ...{ name: "Webhook endpoints", access: "write", why: "to hear at once that somebody paid" },
    probes: [look("webhook_endpoints"), change(`webhook_endpoints/${NONE}`)],
  },
  {
    ...{ name: "Events", access: "read", why: "to catch up on what was not heard" },
    probes: [look("events")],
  },
];

import type { Scope } from "../scope.ts";
import type {
  CreditNote,
  Invoice,
  Kind,
  Kinds,
  List,
  PaymentLink,
  Session,
  WebhookEndpoint,
} from "../store/stored.ts";

/** How many lines an invoice shows inside itself; the rest is a page away. */
const firstLines = 10;

/** A kept record as it goes over the wire. */
export function render(scope: Scope, record: Kinds[Kind]): object {
  if (record.object === "invoice") return renderInvoice(scope, record);
  if (record.object === "webhook_endpoint") return withoutSecret(record);
  if (record.object === "credit_note") return renderCreditNote(scope, record);
  if (record.object === "payment_link") return renderLink(scope, record);
  if (record.object === "checkout.session") return renderSession(scope, record);
  if (record.object === "tax_rate") return without(record, "made_by_vendor");
  if (record.object === "refund") return without(record, "invoice");
  if (record.object === "payment_record") return without(record, "refunds");
  return record;
}

function without<T extends object>(record: T, field: keyof T): object {
  const { [field]: _, ...rest } = record;
  return rest;
}

function renderInvoice(scope: Scope, invoice: Invoice): object {
  const { token, lines, collect, ...rest } = invoice;
  return {
    ...rest,
    ...hostedUrls(scope, token),
    lines: firstPage(`/v1/invoices/${invoice.id}/lines`, lines),
  };
}

/** The addresses hold for as long as this simulator listens where it does, so they are never stored. */
function hostedUrls(scope: Scope, token: string | null): object {
  if (token === null) return { hosted_invoice_url: null, invoice_pdf: null };
  const hosted = `${scope.world.url}/i/${token}`;
  return { hosted_invoice_url: hosted, invoice_pdf: `${hosted}/pdf` };
}

function renderCreditNote(scope: Scope, note: CreditNote): object {
  const { email_type, lines, ...rest } = note;
  const pdf = `${scope.world.url}/credit_notes/${note.id}/pdf`;
  return { ...rest, pdf, lines: firstPage(`/v1/credit_notes/${note.id}/lines`, lines) };
}

function renderLink(scope: Scope, link: PaymentLink): object {
  const { token, created, line_items, ...rest } = link;
  return { ...rest, url: `${scope.world.url}/l/${token}` };
}

/** The address of a session is there as long as somebody may pay on it. */
function renderSession(scope: Scope, session: Session): object {
  const { token, line_items, collect, ...rest } = session;
  return { ...rest, url: session.status === "open" ? `${scope.world.url}/c/${token}` : null };
}

/** What `expand: ["line_items"]` puts into a payment link or a checkout session. */
export function lineItemsOf(record: PaymentLink | Session): object {
  const path = record.object === "payment_link" ? "payment_links" : "checkout/sessions";
  return firstPage(`/v1/${path}/${record.id}/line_items`, record.line_items);
}

function firstPage<T>(url: string, lines: T[]): List<T> {
  return {
    object: "list",
    data: lines.slice(0, firstLines),
    has_more: lines.length > firstLines,
    total_count: lines.length,
    url,
  };
}

/** A signing secret is shown once, to whoever creates the endpoint. */
function withoutSecret(endpoint: WebhookEndpoint): object {
  const { secret, ...rest } = endpoint;
  return rest;
}

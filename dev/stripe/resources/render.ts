import type { Scope } from "../scope.ts";
import type { Invoice, Kind, Kinds, Line, List, WebhookEndpoint } from "../store/stored.ts";

/** How many lines an invoice shows inside itself; the rest is a page away. */
const firstLines = 10;

/** A kept record as it goes over the wire. */
export function render(scope: Scope, record: Kinds[Kind]): object {
  if (record.object === "invoice") return renderInvoice(scope, record);
  if (record.object === "webhook_endpoint") return withoutSecret(record);
  return record;
}

function renderInvoice(scope: Scope, invoice: Invoice): object {
  const { token, lines, collect, ...rest } = invoice;
  return { ...rest, ...hostedUrls(scope, token), lines: firstPage(invoice.id, lines) };
}

/** The addresses hold for as long as this simulator listens where it does, so they are never stored. */
function hostedUrls(scope: Scope, token: string | null): object {
  if (token === null) return { hosted_invoice_url: null, invoice_pdf: null };
  const hosted = `${scope.world.url}/i/${token}`;
  return { hosted_invoice_url: hosted, invoice_pdf: `${hosted}/pdf` };
}

function firstPage(id: string, lines: Line[]): List<Line> {
  return {
    object: "list",
    data: lines.slice(0, firstLines),
    has_more: lines.length > firstLines,
    total_count: lines.length,
    url: `/v1/invoices/${id}/lines`,
  };
}

/** A signing secret is shown once, to whoever creates the endpoint. */
function withoutSecret(endpoint: WebhookEndpoint): object {
  const { secret, ...rest } = endpoint;
  return rest;
}

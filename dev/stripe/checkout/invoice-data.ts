import { mergeMetadata } from "../parameters/metadata.ts";

export interface InvoiceDataParameters {
  custom_fields?: "" | { name: string; value: string }[];
  description?: string;
  footer?: string;
  metadata?: "" | Record<string, string>;
}

/** What the invoice will say that a completed session leaves behind. */
export function invoiceData(data: InvoiceDataParameters | undefined) {
  return {
    account_tax_ids: null,
    custom_fields: data?.custom_fields || null,
    description: data?.description || null,
    footer: data?.footer || null,
    issuer: null,
    metadata: mergeMetadata({}, data?.metadata),
    rendering_options: null,
  };
}

import type Stripe from "stripe";

/**
 * Every supported call and the SDK type of its parameters. The handlers are typed by this table, and the
 * generator reads the same types' declarations to find out which names a request may carry.
 */
export interface ParametersOf {
  "customers.create": Stripe.CustomerCreateParams;
  "customers.retrieve": Stripe.CustomerRetrieveParams;
  "customers.update": Stripe.CustomerUpdateParams;
  "customers.list": Stripe.CustomerListParams;
  "customers.del": Stripe.CustomerDeleteParams;
  "invoices.create": Stripe.InvoiceCreateParams;
  "invoices.retrieve": Stripe.InvoiceRetrieveParams;
  "invoices.update": Stripe.InvoiceUpdateParams;
  "invoices.del": Stripe.InvoiceDeleteParams;
  "invoices.list": Stripe.InvoiceListParams;
  "invoices.addLines": Stripe.InvoiceAddLinesParams;
  "invoices.updateLines": Stripe.InvoiceUpdateLinesParams;
  "invoices.removeLines": Stripe.InvoiceRemoveLinesParams;
  "invoices.updateLineItem": Stripe.InvoiceUpdateLineItemParams;
  "invoices.listLineItems": Stripe.InvoiceListLineItemsParams;
  "invoices.finalizeInvoice": Stripe.InvoiceFinalizeInvoiceParams;
  "invoices.sendInvoice": Stripe.InvoiceSendInvoiceParams;
  "invoices.voidInvoice": Stripe.InvoiceVoidInvoiceParams;
  "invoices.markUncollectible": Stripe.InvoiceMarkUncollectibleParams;
  "invoices.pay": Stripe.InvoicePayParams;
  "invoices.attachPayment": Stripe.InvoiceAttachPaymentParams;
  "invoiceItems.create": Stripe.InvoiceItemCreateParams;
  "invoiceItems.retrieve": Stripe.InvoiceItemRetrieveParams;
  "invoiceItems.list": Stripe.InvoiceItemListParams;
  "invoiceItems.del": Stripe.InvoiceItemDeleteParams;
  "invoicePayments.retrieve": Stripe.InvoicePaymentRetrieveParams;
  "invoicePayments.list": Stripe.InvoicePaymentListParams;
  "paymentIntents.create": Stripe.PaymentIntentCreateParams;
  "paymentIntents.retrieve": Stripe.PaymentIntentRetrieveParams;
  "paymentIntents.list": Stripe.PaymentIntentListParams;
  "paymentIntents.confirm": Stripe.PaymentIntentConfirmParams;
  "paymentIntents.cancel": Stripe.PaymentIntentCancelParams;
  "charges.retrieve": Stripe.ChargeRetrieveParams;
  "charges.list": Stripe.ChargeListParams;
  "events.retrieve": Stripe.EventRetrieveParams;
  "events.list": Stripe.EventListParams;
  "paymentIntents.update": Stripe.PaymentIntentUpdateParams;
  "products.create": Stripe.ProductCreateParams;
  "products.retrieve": Stripe.ProductRetrieveParams;
  "products.update": Stripe.ProductUpdateParams;
  "products.list": Stripe.ProductListParams;
  "prices.create": Stripe.PriceCreateParams;
  "prices.retrieve": Stripe.PriceRetrieveParams;
  "prices.update": Stripe.PriceUpdateParams;
  "prices.list": Stripe.PriceListParams;
  "taxRates.create": Stripe.TaxRateCreateParams;
  "taxRates.retrieve": Stripe.TaxRateRetrieveParams;
  "taxRates.update": Stripe.TaxRateUpdateParams;
  "taxRates.list": Stripe.TaxRateListParams;
  "creditNotes.create": Stripe.CreditNoteCreateParams;
  "creditNotes.retrieve": Stripe.CreditNoteRetrieveParams;
  "creditNotes.update": Stripe.CreditNoteUpdateParams;
  "creditNotes.list": Stripe.CreditNoteListParams;
  "creditNotes.preview": Stripe.CreditNotePreviewParams;
  "creditNotes.voidCreditNote": Stripe.CreditNoteVoidCreditNoteParams;
  "creditNotes.listLineItems": Stripe.CreditNoteListLineItemsParams;
  "creditNotes.listPreviewLineItems": Stripe.CreditNoteListPreviewLineItemsParams;
  "refunds.create": Stripe.RefundCreateParams;
  "refunds.retrieve": Stripe.RefundRetrieveParams;
  "refunds.update": Stripe.RefundUpdateParams;
  "refunds.list": Stripe.RefundListParams;
  "refunds.cancel": Stripe.RefundCancelParams;
  "paymentLinks.create": Stripe.PaymentLinkCreateParams;
  "paymentLinks.retrieve": Stripe.PaymentLinkRetrieveParams;
  "paymentLinks.update": Stripe.PaymentLinkUpdateParams;
  "paymentLinks.list": Stripe.PaymentLinkListParams;
  "paymentLinks.listLineItems": Stripe.PaymentLinkListLineItemsParams;
  "checkout.sessions.create": Stripe.Checkout.SessionCreateParams;
  "checkout.sessions.retrieve": Stripe.Checkout.SessionRetrieveParams;
  "checkout.sessions.list": Stripe.Checkout.SessionListParams;
  "checkout.sessions.expire": Stripe.Checkout.SessionExpireParams;
  "checkout.sessions.listLineItems": Stripe.Checkout.SessionListLineItemsParams;
  "paymentRecords.reportPayment": Stripe.PaymentRecordReportPaymentParams;
  "paymentRecords.reportRefund": Stripe.PaymentRecordReportRefundParams;
  "paymentRecords.retrieve": Stripe.PaymentRecordRetrieveParams;
  "webhookEndpoints.create": Stripe.WebhookEndpointCreateParams;
  "webhookEndpoints.retrieve": Stripe.WebhookEndpointRetrieveParams;
  "webhookEndpoints.update": Stripe.WebhookEndpointUpdateParams;
  "webhookEndpoints.list": Stripe.WebhookEndpointListParams;
  "webhookEndpoints.del": Stripe.WebhookEndpointDeleteParams;
  "accounts.create": Stripe.AccountCreateParams;
  "accounts.retrieve": Stripe.AccountRetrieveParams;
  "accounts.retrieveCurrent": Stripe.AccountRetrieveCurrentParams;
  "accounts.update": Stripe.AccountUpdateParams;
  "accounts.list": Stripe.AccountListParams;
  "accountLinks.create": Stripe.AccountLinkCreateParams;
  "applicationFees.list": Stripe.ApplicationFeeListParams;
}

export type Call = keyof ParametersOf;

/** Where each call's parameters are declared: the file under the SDK's `resources/` and the interface. */
export const declared: Record<Call, readonly [file: string, name: string]> = {
  "customers.create": ["Customers", "CustomerCreateParams"],
  "customers.retrieve": ["Customers", "CustomerRetrieveParams"],
  "customers.update": ["Customers", "CustomerUpdateParams"],
  "customers.list": ["Customers", "CustomerListParams"],
  "customers.del": ["Customers", "CustomerDeleteParams"],
  "invoices.create": ["Invoices", "InvoiceCreateParams"],
  "invoices.retrieve": ["Invoices", "InvoiceRetrieveParams"],
  "invoices.update": ["Invoices", "InvoiceUpdateParams"],
  "invoices.del": ["Invoices", "InvoiceDeleteParams"],
  "invoices.list": ["Invoices", "InvoiceListParams"],
  "invoices.addLines": ["Invoices", "InvoiceAddLinesParams"],
  "invoices.updateLines": ["Invoices", "InvoiceUpdateLinesParams"],
  "invoices.removeLines": ["Invoices", "InvoiceRemoveLinesParams"],
  "invoices.updateLineItem": ["Invoices", "InvoiceUpdateLineItemParams"],
  "invoices.listLineItems": ["Invoices", "InvoiceListLineItemsParams"],
  "invoices.finalizeInvoice": ["Invoices", "InvoiceFinalizeInvoiceParams"],
  "invoices.sendInvoice": ["Invoices", "InvoiceSendInvoiceParams"],
  "invoices.voidInvoice": ["Invoices", "InvoiceVoidInvoiceParams"],
  "invoices.markUncollectible": ["Invoices", "InvoiceMarkUncollectibleParams"],
  "invoices.pay": ["Invoices", "InvoicePayParams"],
  "invoices.attachPayment": ["Invoices", "InvoiceAttachPaymentParams"],
  "invoiceItems.create": ["InvoiceItems", "InvoiceItemCreateParams"],
  "invoiceItems.retrieve": ["InvoiceItems", "InvoiceItemRetrieveParams"],
  "invoiceItems.list": ["InvoiceItems", "InvoiceItemListParams"],
  "invoiceItems.del": ["InvoiceItems", "InvoiceItemDeleteParams"],
  "invoicePayments.retrieve": ["InvoicePayments", "InvoicePaymentRetrieveParams"],
  "invoicePayments.list": ["InvoicePayments", "InvoicePaymentListParams"],
  "paymentIntents.create": ["PaymentIntents", "PaymentIntentCreateParams"],
  "paymentIntents.retrieve": ["PaymentIntents", "PaymentIntentRetrieveParams"],
  "paymentIntents.list": ["PaymentIntents", "PaymentIntentListParams"],
  "paymentIntents.confirm": ["PaymentIntents", "PaymentIntentConfirmParams"],
  "paymentIntents.cancel": ["PaymentIntents", "PaymentIntentCancelParams"],
  "charges.retrieve": ["Charges", "ChargeRetrieveParams"],
  "charges.list": ["Charges", "ChargeListParams"],
  "events.retrieve": ["Events", "EventRetrieveParams"],
  "events.list": ["Events", "EventListParams"],
  "paymentIntents.update": ["PaymentIntents", "PaymentIntentUpdateParams"],
  "products.create": ["Products", "ProductCreateParams"],
  "products.retrieve": ["Products", "ProductRetrieveParams"],
  "products.update": ["Products", "ProductUpdateParams"],
  "products.list": ["Products", "ProductListParams"],
  "prices.create": ["Prices", "PriceCreateParams"],
  "prices.retrieve": ["Prices", "PriceRetrieveParams"],
  "prices.update": ["Prices", "PriceUpdateParams"],
  "prices.list": ["Prices", "PriceListParams"],
  "taxRates.create": ["TaxRates", "TaxRateCreateParams"],
  "taxRates.retrieve": ["TaxRates", "TaxRateRetrieveParams"],
  "taxRates.update": ["TaxRates", "TaxRateUpdateParams"],
  "taxRates.list": ["TaxRates", "TaxRateListParams"],
  "creditNotes.create": ["CreditNotes", "CreditNoteCreateParams"],
  "creditNotes.retrieve": ["CreditNotes", "CreditNoteRetrieveParams"],
  "creditNotes.update": ["CreditNotes", "CreditNoteUpdateParams"],
  "creditNotes.list": ["CreditNotes", "CreditNoteListParams"],
  "creditNotes.preview": ["CreditNotes", "CreditNotePreviewParams"],
  "creditNotes.voidCreditNote": ["CreditNotes", "CreditNoteVoidCreditNoteParams"],
  "creditNotes.listLineItems": ["CreditNotes", "CreditNoteListLineItemsParams"],
  "creditNotes.listPreviewLineItems": ["CreditNotes", "CreditNoteListPreviewLineItemsParams"],
  "refunds.create": ["Refunds", "RefundCreateParams"],
  "refunds.retrieve": ["Refunds", "RefundRetrieveParams"],
  "refunds.update": ["Refunds", "RefundUpdateParams"],
  "refunds.list": ["Refunds", "RefundListParams"],
  "refunds.cancel": ["Refunds", "RefundCancelParams"],
  "paymentLinks.create": ["PaymentLinks", "PaymentLinkCreateParams"],
  "paymentLinks.retrieve": ["PaymentLinks", "PaymentLinkRetrieveParams"],
  "paymentLinks.update": ["PaymentLinks", "PaymentLinkUpdateParams"],
  "paymentLinks.list": ["PaymentLinks", "PaymentLinkListParams"],
  "paymentLinks.listLineItems": ["PaymentLinks", "PaymentLinkListLineItemsParams"],
  "checkout.sessions.create": ["Checkout/Sessions", "Checkout.SessionCreateParams"],
  "checkout.sessions.retrieve": ["Checkout/Sessions", "Checkout.SessionRetrieveParams"],
  "checkout.sessions.list": ["Checkout/Sessions", "Checkout.SessionListParams"],
  "checkout.sessions.expire": ["Checkout/Sessions", "Checkout.SessionExpireParams"],
  "checkout.sessions.listLineItems": ["Checkout/Sessions", "Checkout.SessionListLineItemsParams"],
  "paymentRecords.reportPayment": ["PaymentRecords", "PaymentRecordReportPaymentParams"],
  "paymentRecords.reportRefund": ["PaymentRecords", "PaymentRecordReportRefundParams"],
  "paymentRecords.retrieve": ["PaymentRecords", "PaymentRecordRetrieveParams"],
  "webhookEndpoints.create": ["WebhookEndpoints", "WebhookEndpointCreateParams"],
  "webhookEndpoints.retrieve": ["WebhookEndpoints", "WebhookEndpointRetrieveParams"],
  "webhookEndpoints.update": ["WebhookEndpoints", "WebhookEndpointUpdateParams"],
  "webhookEndpoints.list": ["WebhookEndpoints", "WebhookEndpointListParams"],
  "webhookEndpoints.del": ["WebhookEndpoints", "WebhookEndpointDeleteParams"],
  "accounts.create": ["Accounts", "AccountCreateParams"],
  "accounts.retrieve": ["Accounts", "AccountRetrieveParams"],
  "accounts.retrieveCurrent": ["Accounts", "AccountRetrieveCurrentParams"],
  "accounts.update": ["Accounts", "AccountUpdateParams"],
  "accounts.list": ["Accounts", "AccountListParams"],
  "accountLinks.create": ["AccountLinks", "AccountLinkCreateParams"],
  "applicationFees.list": ["ApplicationFees", "ApplicationFeeListParams"],
};

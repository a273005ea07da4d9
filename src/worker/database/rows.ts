import type * as schema from "./schema.ts";

/** The rows as they are read, one type a table. */
export type OrganisationRow = typeof schema.organisation.$inferSelect;
export type MemberRow = typeof schema.member.$inferSelect;
export type CustomerRow = typeof schema.customer.$inferSelect;
export type SiteRow = typeof schema.site.$inferSelect;
export type PortalRow = typeof schema.portal.$inferSelect;
export type JobRow = typeof schema.job.$inferSelect;
export type MilestoneRow = typeof schema.milestone.$inferSelect;
export type LineItemRow = typeof schema.lineItem.$inferSelect;
export type PhotoRow = typeof schema.photo.$inferSelect;
export type SignatureRow = typeof schema.signature.$inferSelect;
export type ChecklistAnswerRow = typeof schema.checklistAnswer.$inferSelect;
export type MoreRequestRow = typeof schema.moreRequest.$inferSelect;
export type ConfirmationRow = typeof schema.confirmation.$inferSelect;
export type PriceItemRow = typeof schema.priceItem.$inferSelect;
export type NoteRow = typeof schema.note.$inferSelect;
export type EventRow = typeof schema.event.$inferSelect;
export type TallyRow = typeof schema.tally.$inferSelect;
export type InvoiceRow = typeof schema.invoice.$inferSelect;
export type PaymentRow = typeof schema.payment.$inferSelect;
export type BillingIntentRow = typeof schema.billingIntent.$inferSelect;
export type BillingStepRow = typeof schema.billingStep.$inferSelect;
export type StripeEventRow = typeof schema.stripeEvent.$inferSelect;
export type DeliveryRow = typeof schema.delivery.$inferSelect;
export type FailureRow = typeof schema.failure.$inferSelect;

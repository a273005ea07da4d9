/** A part of an organisation's jobs that is to be added up again: those whose ids come after `after`; empty for the first part. */
export type SumsMessage = { organisationId: string; sumAfter: string };

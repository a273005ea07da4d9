/** One reminder that looked due when the timer ran; the job decides again at the moment of sending. */
export type ReminderMessage = { organisationId: string; jobId: string; invoiceId: string; step: number };

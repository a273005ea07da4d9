/**
 * `receipt`: a payment came. `credit_note`: something of an invoice was taken back. `confirmation`: the customer is asked to confirm the
 * work. `more`: and to approve more than the not-to-exceed amount. `change`: and to approve a change order.
 */
export type DeliveryKind =
  | "invoice"
  | "reminder"
  | "receipt"
  | "credit_note"
  | "confirmation"
  | "more"
  | "change";

/** `cancelled`: there was no longer a reason to send it. `unsure`: nobody knows whether it left. */
export type DeliveryStatus =
  | "queued"
  | "sent"
  | "delivered"
  | "opened"
  | "bounced"
  | "refused"
  | "unsure"
  | "cancelled";

/** What the mail service tells of a letter after it took it. */
export type DeliveryReport = "delivered" | "opened" | "bounced";

export type DeliveryAnswer =
  | { kind: "sent"; providerId: string | null }
  /** To be asked again, which sends nothing twice. */
  | { kind: "unknown"; reason: string }
  | { kind: "refused"; reason: string }
  /** It may have left, and asking again could send it twice: a person decides. */
  | { kind: "unsure"; reason: string }
  /** The reason to send is gone: paid, void, answered, or on its way. */
  | { kind: "needless"; reason: string };

export type MailAnswer =
  /** `providerId` is null when the answer that held it was lost and only a repeat showed that the mail had been taken. */
  | { kind: "sent"; providerId: string | null }
  /** It may have left or not: send again with the same key. */
  | { kind: "unknown"; reason: string }
  /** It did not leave, and the same mail will not leave later either. */
  | { kind: "refused"; reason: string };

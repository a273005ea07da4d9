/** A mail as a layout reads it: its own text, and that of its HTML where it has no text of its own. */
export type MailText = {
  /** Address and name of the From header. */
  from: { address: string; name: string };
  subject: string;
  /** Lines end with `\n`; links stand behind their words in round brackets; quoted replies are left in. */
  text: string;
  attachments: { fileName: string; contentType: string; bytes: number }[];
};

/** What amounts and dates are read by. */
export type ReadBy = { currency: string; locale: string; timeZone: string };

/** What a mail says of a ticket; what is absent was not said. */
export type MailTicket = {
  /** Which layout understood it, such as `appfolio`; `general` reads what no layout knows. */
  layout: string;
  ticketNumber?: string;
  purchaseOrder?: string;
  authorisationNumber?: string;
  title?: string;
  /** The work in the manager's words; who lets the crew in, and how they are reached, are lines of it. */
  description?: string;
  /** Who is billed, if the mail says so. */
  customer?: { name?: string; email?: string; phone?: string; externalId?: string };
  site?: {
    line1?: string;
    line2?: string;
    city?: string;
    region?: string;
    postalCode?: string;
    country?: string;
  };
  /** `YYYY-MM-DD` */
  dueOn?: string;
  /** Minor units of the currency. */
  notToExceed?: number;
};

/** Reads a ticket out of a mail: by the first layout that knows it, else by what any work order says. Never throws. */
export function readTicket(_mail: MailText, _by: ReadBy): MailTicket {
  return { layout: "general" };
}

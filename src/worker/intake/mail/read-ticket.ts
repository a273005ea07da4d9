import { composeTicket } from "./compose-ticket.ts";
import { fitTicket } from "./fit-ticket.ts";
import { labelBook } from "./labels/label-book.ts";
import { readLabels } from "./labels/read-labels.ts";
import { SPELLINGS } from "./labels/spellings.ts";
import { layoutOf } from "./layouts/layouts.ts";
import { openLetter } from "./letter.ts";
import { newsOf } from "./news.ts";
import { firstOrder } from "./one-order.ts";
import { orElse } from "./or-else.ts";
import { proseTicket } from "./prose.ts";
import { orderOf } from "./values/read-date.ts";

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
  /** What became of an order that was told before. */
  news?: "cancelled";
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

const GENERAL = labelBook(SPELLINGS);

/** What is told, whoever understood it. */
export type Told = Omit<MailTicket, "layout" | "news">;

/** Reads a ticket out of a mail: by the first layout that knows it, else by what any work order says. Never throws. */
export function readTicket(mail: MailText, by: ReadBy): MailTicket {
  const letter = openLetter(mail, tellsTicket);
  const layout = layoutOf(letter);
  const order = layout.dateOrder ?? orderOf(by.locale);
  const book = labelBook(SPELLINGS, layout.spellings);
  const lines = firstOrder(letter.lines, book);
  const read = readLabels(lines, book);
  const labelled = composeTicket(read, letter, by, order);
  const told = layout.alsoSays?.({ ...letter, lines }) ?? {};
  const prose = proseTicket(letter.subject, lines, by, order);
  const news = newsOf(letter.subject, lines, read.labelled);
  return { layout: layout.name, ...(news && { news }), ...fitTicket(orElse(orElse(labelled, told), prose)) };
}

/** Two labels of an order are no accident. */
function tellsTicket(lines: readonly string[]): boolean {
  const { labelled } = readLabels(lines.slice(0, 300), GENERAL);
  const told = labelled.filter(({ field, value }) => field !== "other" && value !== "");
  return new Set(told.map(({ field }) => field)).size > 1;
}

import type { LooseTicket } from "./complete-ticket.ts";
import type { MailTicket } from "./mail/read-ticket.ts";
import { readLoose } from "./read-loose.ts";

/** As many letters as a field takes; a mail that says more is cut, since all of it is in the original. */
const LONGEST: { [field: string]: number } = { title: 200, description: 10_000 };
const LONGEST_OTHER = 100;

/** What a mail says, as a ticket may say it: what cannot be, such as an amount beyond all measure, is left out. */
export function looseTicketOf({
  layout: _layout,
  news: _news,
  customer,
  site,
  ...fields
}: MailTicket): LooseTicket {
  const cut = (part: object) =>
    Object.fromEntries(
      Object.entries(part).flatMap(([name, value]) => {
        if (typeof value !== "string") return [[name, value]];
        const text = value
          .trim()
          .slice(0, LONGEST[name] ?? LONGEST_OTHER)
          .toWellFormed();
        return text === "" ? [] : [[name, text]];
      }),
    );
  const body = {
    ...cut(fields),
    ...(customer && { customer: cut(customer) }),
    ...(site && { site: cut(site) }),
  };
  return readLoose(body).loose;
}

import type { Spellings } from "../labels/label-book.ts";
import type { Letter } from "../letter.ts";
import type { Told } from "../read-ticket.ts";
import type { DateOrder } from "../values/read-date.ts";

/** How one portal writes its work orders: how its mails are known, what it calls things, and what it says without a label. */
export type Layout = {
  name: string;
  /** Domains that its mails come from, subdomains too. */
  domains: readonly string[];
  /** What only its mails say, in lower case: a forwarder may have left out who sent it. Each of a row must be there. */
  shapes: readonly (readonly string[])[];
  /** What it calls things, where that is not what everybody means by it. */
  spellings: Spellings;
  /** How it writes dates of three numbers; as the organisation does where this is left out. */
  dateOrder?: DateOrder;
  /** What it tells in other ways than by labels. */
  alsoSays?: (letter: Letter) => Told;
};

import { descriptionOf } from "./describe.ts";
import type { Field } from "./labels/label-book.ts";
import type { LabelledLetter } from "./labels/read-labels.ts";
import type { Letter } from "./letter.ts";
import type { ReadBy, Told } from "./read-ticket.ts";
import { siteOf } from "./site-of.ts";
import { titleOf } from "./title-of.ts";
import { cleanValue } from "./values/clean-value.ts";
import { readAmount } from "./values/read-amount.ts";
import { type DateOrder, readDate } from "./values/read-date.ts";
import { numberOf } from "./values/read-number.ts";

const ADDRESS = /[^\s<>(),;:"]{1,64}@[a-z\d.-]{1,190}\.[a-z]{2,24}/i;

/** The first value of a field that says something, on one line; undefined where there is none. */
export type Said = (field: Field) => string | undefined;

/** A ticket of what labels said. What is no date or amount stays as a line of the description, so that a person reads it. */
export function composeTicket(
  { labelled, loose }: LabelledLetter,
  { subject }: Pick<Letter, "subject">,
  by: ReadBy,
  order: DateOrder,
): Told {
  const said: Said = (field) =>
    labelled
      .filter((one) => one.field === field)
      .map(({ value }) => cleanValue(value))
      .find((value) => value !== "");
  const read = <T>(fields: Field[], reader: (value: string) => T | null | undefined): T | undefined => {
    for (const one of fields.flatMap((field) => labelled.filter((label) => label.field === field))) {
      const value = reader(cleanValue(one.value));
      if (value !== null && value !== undefined) return value;
    }
    return undefined;
  };
  return {
    ticketNumber: read(["number", "otherNumber"], numberOf),
    purchaseOrder: read(["purchaseOrder"], numberOf),
    authorisationNumber: read(["authorisation"], numberOf),
    title: titleOf(labelled, said, subject),
    description: descriptionOf({ labelled, loose }, said, { subject, by, order }),
    customer: customerOf(said),
    site: siteOf(labelled, said),
    dueOn: read(["newDue", "due"], (value) => readDate(value, by, order)),
    notToExceed: read(["newNotToExceed", "notToExceed"], (value) => readAmount(value, by)),
  };
}

/** Whoever is named is billed; a resident never is. */
function customerOf(said: Said): Told["customer"] {
  const [email] = ADDRESS.exec(said("customerEmail")?.slice(0, 300) ?? "") ?? [];
  const customer = {
    name: said("customer"),
    email,
    phone: said("customerPhone"),
    externalId: said("customerId"),
  };
  return Object.values(customer).some((value) => value) ? customer : undefined;
}

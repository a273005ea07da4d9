import type { Said } from "./compose-ticket.ts";
import type { Labelled, LabelledLetter } from "./labels/read-labels.ts";
import type { ReadBy } from "./read-ticket.ts";
import { isNews } from "./subject-title.ts";
import { cleanValue, withoutLinks } from "./values/clean-value.ts";
import { isAddress, readAddress } from "./values/read-address.ts";
import { readAmount } from "./values/read-amount.ts";
import { type DateOrder, readDate } from "./values/read-date.ts";

const LONGEST_PROSE = 5_000;
const GREETING =
  /^(?:hi|hello|dear|good (?:morning|afternoon)|hola|buenos d[ií]as|buenas tardes|estimad[oa]s?)\b[^.!?]{0,40}[,:!]?$/i;

type Context = { subject: string; by: ReadBy; order: DateOrder };

/**
 * The work in the manager's words, and beneath it a line for each thing that a crew wants to know and no field holds: who lives there,
 * who lets one in, what to look out for. News of an order that does not describe the work leaves the description as it was.
 */
export function descriptionOf(
  { labelled, loose }: LabelledLetter,
  said: Said,
  context: Context,
): string | undefined {
  const words = labelled
    .filter(({ field }) => field === "description")
    .map(({ value }) => withoutLinks(value).trim())
    .filter((value) => cleanValue(value) !== "");
  if (words.length === 0 && isNews(context.subject)) return undefined;
  const told = words.length > 0 ? [...new Set(words)].join("\n\n") : said("title") ? "" : proseOf(loose);
  const lines = labelled.filter((one) => isLine(one, said, context)).map(lineOf);
  const text = [told, [...new Set(lines)].join("\n")].filter((part) => part !== "").join("\n\n");
  return text === "" ? undefined : text;
}

/** Without a description, what a mail says outside its labels: its sentences, without the greeting. */
function proseOf(loose: readonly string[]): string {
  const lines = loose.filter((line) => !GREETING.test(line.slice(0, 60)));
  return withoutLinks(lines.join("\n").slice(0, LONGEST_PROSE))
    .replace(/\n{3,20}/g, "\n\n")
    .trim();
}

function isLine({ field, value }: Labelled, said: Said, { by, order }: Context): boolean {
  const plain = cleanValue(value);
  if (plain === "") return false;
  switch (field) {
    case "note":
    case "trade":
      return true;
    case "property":
      // Where no address stands, the property's is the site.
      return (
        said("address") !== undefined || said("street") !== undefined || !isAddress(readAddress(plain) ?? {})
      );
    case "due":
    case "newDue":
      return readDate(plain, by, order) === null;
    case "notToExceed":
    case "newNotToExceed":
      return readAmount(plain, by) === null && /[1-9]/.test(plain);
    default:
      return false;
  }
}

function lineOf({ label, value }: Labelled): string {
  return `${label}: ${withoutLinks(value).trim()}`;
}

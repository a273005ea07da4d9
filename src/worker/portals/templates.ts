import { Liquid, LiquidError } from "liquidjs";

/** What the name of a packet's file may be made of. */
export const PACKET_NAMES = {
  ticket: "the ticket's number",
  po: "the purchase order",
  authorisation: "the authorisation number",
  title: "what the job is",
  address: "street and house number of the site",
  unit: "the unit, where the site has one",
  city: "the town of the site",
  customer: "who is billed",
  vendor: "your company",
  date: "the day of completion, such as 2026-11-24",
} as const;

/** What the subject of an invoice's letter may be made of. */
export const MAIL_NAMES = {
  ...PACKET_NAMES,
  invoice: "the invoice's number",
  total: "the invoice's total, such as $412.50",
} as const;

export type PacketNames = { [name in keyof typeof PACKET_NAMES]: string };
export type MailNames = { [name in keyof typeof MAIL_NAMES]: string };

const LONGEST_TEMPLATE = 300;
const LONGEST_NAME = 150;
const TAGS: readonly string[] = ["if", "unless"];

/** Strict about names, so that a misspelt one is told while it is typed; no files, no loops, little memory. */
const strict = engine(true);
const lenient = engine(false);

/** What is wrong with a template, as a sentence for the one who typed it; null where it is good. */
export function checkTemplate(template: string, names: object): string | null {
  if (template.length > LONGEST_TEMPLATE) return `This may have ${LONGEST_TEMPLATE} characters.`;
  try {
    strict.parseAndRenderSync(template, sampleOf(names));
    return null;
  } catch (error) {
    return inWords(error, names);
  }
}

/**
 * One line of text made by a template; empty where the template cannot be read. A name that has nothing to say leaves no gap.
 * @param names `PacketNames` or `MailNames`
 */
export function renderName(template: string, names: object): string {
  return render(template, names)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
}

/** A file's name made by a template, without what Windows, macOS or a mail program trips over; always ends in `.pdf`. */
export function renderFileName(template: string, names: object, otherwise = "packet"): string {
  const plain = render(template, names)
    .replace(/\.pdf\s*$/i, "")
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\s]+/gu, " ")
    .slice(0, LONGEST_NAME)
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return `${plain || otherwise}.pdf`;
}

function render(template: string, names: object): string {
  if (template.length > LONGEST_TEMPLATE) return "";
  try {
    return String(lenient.parseAndRenderSync(template, names));
  } catch {
    return "";
  }
}

function engine(strictly: boolean): Liquid {
  const made = new Liquid({
    ...{
      strictVariables: strictly,
      strictFilters: strictly,
      ownPropertyOnly: true,
      lenientIf: true,
      jsTruthy: true,
    },
    ...{ templates: {}, parseLimit: LONGEST_TEMPLATE, memoryLimit: 100_000, renderLimit: 100 },
  });
  for (const tag of Object.keys(made.tags)) if (!TAGS.includes(tag)) delete made.tags[tag];
  return made;
}

/** Each name standing for itself: what matters is whether it can be read. */
function sampleOf(names: object): object {
  return Object.fromEntries(Object.keys(names).map((name) => [name, name]));
}

function inWords(error: unknown, names: object): string {
  const message = error instanceof LiquidError ? error.message.replace(/, line:.*$/s, "") : "";
  const unknown = /undefined variable: (.+)/.exec(message);
  if (unknown) return `There is no {{ ${unknown[1]} }}; there are ${Object.keys(names).join(", ")}.`;
  const filter = /undefined filter: (.+)/.exec(message);
  if (filter) return `There is no filter “${filter[1]}”.`;
  const tag = /tag "(.+)" not found/.exec(message);
  if (tag) return `{% ${tag[1]} %} cannot be used here; {% if %} can.`;
  return "This cannot be read: a name stands between {{ and }}, such as {{ ticket }}.";
}

/** A link's address behind its words, as `(https://…)` in our own text of HTML or `<https://…>` in Outlook's. */
const LINKS =
  /\s?\((?:https?:|mailto:|tel:)[^()\s]{1,500}\)|\s?<(?:https?:|mailto:|tel:)[^<>\s]{1,1900}>|\s?\[(?:https?:|cid:|image:)[^\]\s]{1,500}\]/gi;
const NOTHING = [
  "",
  "n/a",
  "na",
  "none",
  "-",
  "--",
  "—",
  "tbd",
  "not provided",
  "not specified",
  "unknown",
  "no aplica",
  "ninguno",
  "ninguna",
];

/** A value without the addresses of links, on one line; empty where it says that there is none. */
export function cleanValue(value: string): string {
  const plain = withoutLinks(value).replace(/\s+/g, " ").trim();
  return NOTHING.includes(plain.toLowerCase()) ? "" : plain;
}

export function withoutLinks(text: string): string {
  return text.replace(LINKS, "");
}

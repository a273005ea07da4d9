/** `="00123"`: how an export keeps a spreadsheet from taking a number's zeros away. */
const TEXT_FORMULA = /^="([^"]*)"$/;
/** What a file with what is wrong in it has before a cell that a spreadsheet would reckon out. */
const GUARD = /^'(?=[=+\-@])/;

/** What a cell says, as plain text: nothing in it is ever reckoned out. Empty where it says nothing. */
export function cellText(cell: string | undefined): string {
  const text = (cell ?? "").trim();
  return (TEXT_FORMULA.exec(text)?.[1] ?? text.replace(GUARD, "")).trim();
}

import type { AskWords } from "../../views/confirm/words.ts";

export const LONGEST_NAME = 120;
export const LONGEST_NOTE = 1000;

/** What was typed, and what of it was wrong. */
export type ConfirmForm = {
  name: string;
  role: string;
  wrongName?: string;
  wrongRole?: string;
  said?: string;
};
export type MoreForm = { name: string; note: string; wrongName?: string; wrongNote?: string; said?: string };

type Fields = { get(name: string): string | undefined };

/**
 * What a customer typed to confirm the work. `ok` when it can be kept; else `form` says what is wrong, field by field.
 * @param statement the sentence as it stands now: whoever read another one has not confirmed it
 */
export function readConfirmForm(
  fields: Fields,
  words: AskWords,
  statement: string,
): { ok: boolean; form: ConfirmForm } {
  const [name, role] = [line(fields.get("name")), line(fields.get("role"))];
  const wrongName = wrongNameIn(name, words);
  const wrongRole = role.length > LONGEST_NAME ? words.tooLong(LONGEST_NAME) : undefined;
  const changed = line(fields.get("statement") ?? statement) !== line(statement);
  const said = changed ? words.confirm.changed : undefined;
  return { ok: !wrongName && !wrongRole && !changed, form: { name, role, wrongName, wrongRole, said } };
}

/** What a customer answered to a request for more; `approved` is null while none of the two buttons was pressed. */
export function readMoreForm(
  fields: Fields,
  words: AskWords,
): { ok: boolean; approved: boolean | null; form: MoreForm } {
  const name = line(fields.get("name"));
  const note = (fields.get("note") ?? "").replace(/\r\n?/g, "\n").trim();
  const answer = fields.get("answer");
  const approved = answer === "approve" ? true : answer === "decline" ? false : null;
  const wrongName = wrongNameIn(name, words);
  const wrongNote = note.length > LONGEST_NOTE ? words.tooLong(LONGEST_NOTE) : undefined;
  const said = approved === null ? words.more.choose : undefined;
  const ok = !wrongName && !wrongNote && approved !== null;
  return { ok, approved, form: { name, note, wrongName, wrongNote, said } };
}

/**
 * What a customer answered to a change order: the same form, with the total that they read.
 * @param total what the job comes to with it as it stands now; whoever read another one has not approved it
 */
export function readChangeForm(
  fields: Fields,
  words: AskWords,
  total: string,
): ReturnType<typeof readMoreForm> {
  const read = readMoreForm(fields, words);
  const changed = read.approved === true && (fields.get("total") ?? total) !== total;
  if (!changed) return read;
  return { ...read, ok: false, form: { ...read.form, said: words.change.changed } };
}

function wrongNameIn(name: string, words: AskWords): string | undefined {
  if (name === "") return words.noName;
  return name.length > LONGEST_NAME ? words.tooLong(LONGEST_NAME) : undefined;
}

function line(text = ""): string {
  return text.replace(/\s+/g, " ").trim();
}

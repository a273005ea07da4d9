const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
/** Zero-width letters, soft hyphens, fillers, and marks that turn the direction of writing. */
const SHAPELESS =
  /\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** It holds the parts of one emoji together; anywhere else it is nothing. */
const LOOSE_JOINER = /(?<!\p{Extended_Pictographic}|\ufe0f)\u200d/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** A mail's text as people see it: lines end with `\n` and bear no spaces at their ends, every kind of space is a space. */
export function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(LINE_ENDS, "\n")
      .replace(SPACES, " ")
      .replace(SHAPELESS, "")
      .replace(LOOSE_JOINER, "")
      // A decoder puts this where bytes were no text. A job's fields refuse it, and a person reads a question mark as one.
      .replaceAll("\ufffd", "?")
      .replace(CONTROL, "")
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
  );
}

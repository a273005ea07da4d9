/**
 * A mail's text as people see it: lines end with `\n` and bear no spaces at their ends, every kind of space is a space, and what has
 * no shape (zero-width letters, soft hyphens, marks that turn the direction of writing) is gone.
 */
export function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
      .replace(
        /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
        "",
      )
      // A joiner holds the parts of one emoji together; anywhere else it is nothing.
      .replace(/(?<![\p{Extended_Pictographic}\ufe0f])\u200d/gu, "")
      // A decoder puts this where bytes were no text. A job's fields refuse it, and a person reads a question mark as one.
      .replaceAll("\ufffd", "?")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "")
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
  );
}

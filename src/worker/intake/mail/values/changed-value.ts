const CHANGES = [" to ", " now ", "→", "->", "=>", " a ", " ahora ", " al "];
/** An amount or a date, or a day or month and then a number. */
const VALUE = /^(?:[$€£]|[A-Z]{2,3}\$?)?\s?\d|^(?:\p{L}{3,10}[.,]{0,2}\s){1,2}\d/u;

/** What a value now is, where a mail tells what it was as well: `$600` of `raised from $450 to $600`. */
export function changedValue(text: string): string {
  const ends = CHANGES.flatMap((mark) => {
    const at = text.lastIndexOf(mark);
    const isChange =
      at > 0 && /\d/.test(text.slice(0, at)) && VALUE.test(text.slice(at + mark.length).trimStart());
    return isChange ? [at + mark.length] : [];
  });
  return ends.length > 0 ? text.slice(Math.max(...ends)) : text;
}

import { Tokenizer } from "htmlparser2";

/** What is heard while HTML is read; names are in lower case. */
export type HtmlReader = {
  open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

/** Attributes that say how a piece of a mail reads. */
const WANTED = ["href", "style", "hidden", "aria-hidden"];
const LONGEST_VALUE = 4_000;

/**
 * Reads HTML, however broken, in one go from start to end. The tokenizer alone, for the library's parser keeps a list of open elements
 * that makes a mail of nested elements take time by the square of their number.
 */
export function readHtml(html: string, reader: HtmlReader): void {
  let name = "";
  let attribute = "";
  let value = "";
  let attributes = new Map<string, string>();
  const add = (piece: string) => {
    if (WANTED.includes(attribute) && value.length < LONGEST_VALUE) value += piece;
  };
  const opened = () => reader.open(name, attributes);
  const ignore = () => {};

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata: (start, end) => add(html.slice(start, Math.min(end, start + LONGEST_VALUE))),
      onattribentity: (codePoint) => add(String.fromCodePoint(codePoint)),
      onattribend() {
        if (WANTED.includes(attribute) && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => reader.close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => reader.text(html.slice(start, end)),
      ontextentity: (codePoint) => reader.text(String.fromCodePoint(codePoint)),
      ...{ oncdata: ignore, oncomment: ignore, ondeclaration: ignore, onend: ignore },
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

import { Flow } from "./flow.ts";
import { type HtmlReader, readHtml } from "./read-html.ts";
import { type Cell, tableText } from "./table-text.ts";

type Table = { rows: Cell[][]; cell: { flow: Flow; heading: boolean } | null };

/** Mails lay out pages with tables in tables; beyond this one they are read as plain blocks. */
const MOST_TABLES = 20;
const MOST_CELLS = 20_000;
const BLOCKS = new Set(
  "address article aside blockquote center div dl fieldset footer form header h1 h2 h3 h4 h5 h6 hr li main nav ol p pre section ul".split(
    " ",
  ),
);
const SPACED = new Set("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre hr".split(" "));
const UNSEEN = new Set("script style title template svg math noscript object".split(" "));
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?![.\d])/i;
const LONGEST_LINK = 500;

/**
 * The words of an HTML mail as a person reads them: blocks on lines of their own, a table's labels before its values, links behind their
 * words in round brackets, and nothing that is not shown.
 * @param most how many characters are wanted; what follows is left out
 */
export function htmlToText(html: string, most: number): string {
  const page = new Flow();
  const tables: Table[] = [];
  let wanted = most;
  let hidden: { name: string; depth: number } | null = null;
  let link: { address: string; words: string } | null = null;
  let term = false;
  let cells = 0;
  let preformatted = 0;

  const flow = () => tables.findLast(({ cell }) => cell)?.cell?.flow ?? page;
  const say = (text: string) => {
    if (wanted <= 0) return;
    wanted -= text.length;
    flow().add(text, preformatted > 0);
    if (link && link.words.length < LONGEST_LINK) link.words += text;
  };
  const endCell = (table: Table) => {
    if (!table.cell) return;
    const { flow: inner, heading } = table.cell;
    table.rows.at(-1)?.push({ text: inner.toString().trim(), heading });
    table.cell = null;
  };
  const endTable = () => {
    const table = tables.pop();
    if (!table) return;
    endCell(table);
    flow().breakLine();
    flow().add(tableText(table.rows), true);
    flow().breakLine();
  };
  const endLink = () => {
    const address = link && addressOf(link.address, link.words);
    link = null;
    if (address) say(` (${address})`);
  };

  const reader: HtmlReader = {
    open(name, attributes) {
      if (hidden) {
        if (name === hidden.name) hidden.depth++;
        return;
      }
      const isHidden =
        UNSEEN.has(name) || attributes.has("hidden") || HIDING.test(attributes.get("style") ?? "");
      if (isHidden && !VOID.has(name)) {
        hidden = { name, depth: 1 };
        return;
      }
      const table = tables.at(-1);
      if (name === "table" && tables.length < MOST_TABLES) {
        flow().breakLine();
        tables.push({ rows: [], cell: null });
      } else if (table && name === "tr") {
        endCell(table);
        if (table.rows.at(-1)?.length !== 0) table.rows.push([]);
      } else if (table && (name === "td" || name === "th") && ++cells < MOST_CELLS) {
        endCell(table);
        if (table.rows.length === 0) table.rows.push([]);
        table.cell = { flow: new Flow(), heading: name === "th" };
      } else if (name === "br") flow().breakHere();
      else if (name === "dt") flow().breakLine();
      else if (name === "dd") {
        if (term) flow().endLabel();
        else flow().breakLine();
      } else if (BLOCKS.has(name)) flow().breakLine(SPACED.has(name));
      if (name === "pre") preformatted++;
      if (name === "li") say("- ");
      if (name === "a") {
        endLink();
        link = { address: attributes.get("href") ?? "", words: "" };
      }
      if (name === "dt" || name === "dd" || BLOCKS.has(name)) term = name === "dt";
    },
    close(name) {
      if (hidden) {
        if (name === hidden.name && --hidden.depth === 0) hidden = null;
        return;
      }
      const table = tables.at(-1);
      if (name === "table") endTable();
      else if (table && (name === "td" || name === "th" || name === "tr")) endCell(table);
      else if (name === "a") endLink();
      else if (name === "dd") flow().breakLine();
      else if (BLOCKS.has(name)) flow().breakLine(SPACED.has(name));
      if (name === "pre" && preformatted > 0) preformatted--;
    },
    text: (text) => {
      if (!hidden) say(text);
    },
  };
  readHtml(html, reader);
  while (tables.length > 0) endTable();
  return page.toString();
}

/** A link's address, unless its words say the same. */
function addressOf(link: string, words: string): string | null {
  const href = link.trim();
  const [scheme = ""] = /^(?:https?|mailto|tel):/i.exec(href) ?? [];
  if (scheme === "" || href.length > LONGEST_LINK || words.trim() === "") return null;
  if (/^http/i.test(scheme)) return bare(words) === bare(href) ? null : href;
  const [address = ""] = href.slice(scheme.length).split("?");
  // A number's words often leave out its country.
  const isSaid =
    scheme.toLowerCase() === "tel:" ? bare(address).endsWith(bare(words)) : bare(address) === bare(words);
  return isSaid ? null : address;
}

function bare(text: string): string {
  return text.replace(/^https?:\/\/|[\s().+-]|\/$/gi, "").toLowerCase();
}

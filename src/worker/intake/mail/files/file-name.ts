import { plainText } from "../plain-text.ts";

const LONGEST = 120;
/** What no file system likes in a name. */
const FORBIDDEN = /[<>:"|?*\n\t]+/g;
/** Names that Windows keeps for its devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name's extension in lower case, without the dot; empty where it has none. */
export function extensionOf(fileName: string): string {
  return /\.([a-z\d]{1,8})$/i.exec(bareName(fileName))?.[1]?.toLowerCase() ?? "";
}

/**
 * A name under which a file can be kept and downloaded anywhere: no path, no letters that cannot be seen or turn the direction of
 * writing, and the extension that its bytes deserve.
 * @param extensions those that suit the file, the usual one first
 */
export function safeFileName(fileName: string, extensions: readonly string[], otherwise: string): string {
  const bare = bareName(fileName);
  const extension = extensionOf(bare);
  const stem = (extension ? bare.slice(0, -extension.length - 1) : bare)
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]{1,50}$/, "");
  const end = extensions.includes(extension) ? extension : (extensions[0] ?? extension);
  const name = [...(stem || otherwise)]
    .slice(0, LONGEST - end.length - 1)
    .join("")
    .trim();
  return `${DEVICES.test(name) ? "_" : ""}${name}${end === "" ? "" : `.${end}`}`;
}

function bareName(fileName: string): string {
  const shown = plainText(fileName.slice(0, 2_000)).normalize("NFC");
  const [last = ""] = shown.split(/[/\\]/).slice(-1);
  return last
    .replace(FORBIDDEN, " ")
    .replace(/\s{1,200}/g, " ")
    .trim();
}

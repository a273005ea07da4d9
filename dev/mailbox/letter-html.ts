import type { Letter } from "./letter.ts";

const LINK = /(<a\b[^>]*?\shref\s*=\s*)(["'])(https?:\/\/.*?)\2/gi;

/** No script, no form, no way back into the mailbox; links open in a new tab. */
const POLICY = [
  "default-src 'none'",
  "img-src data: http: https:",
  "font-src data:",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** The HTML part for the letter's frame: links counted on their way out, pictures that travel with the letter. */
export function htmlPart(letter: Letter): Response {
  let number = 0;
  const rewritten = (letter.html ?? "")
    .replace(
      LINK,
      (_, before: string, quote: string) =>
        `${before}${quote}/letters/${letter.id}/links/${number++}${quote}`,
    )
    .replace(/cid:([^"')\s>]+)/gi, (whole, id: string) => {
      const index = letter.attachments?.findIndex((it) => it.content_id === id) ?? -1;
      return index < 0 ? whole : `/letters/${letter.id}/attachments/${index}`;
    });
  return new Response(`<base target="_blank">${rewritten}`, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY },
  });
}

/** Where the link at this place (from 0) goes. */
export function linkTarget(letter: Letter, number: number): string | undefined {
  const found = [...(letter.html ?? "").matchAll(LINK)][number]?.[3];
  return found?.replaceAll("&amp;", "&").replaceAll("&#38;", "&");
}

import { globSync, readFileSync } from "node:fs";
import { type ParsedMail, parseMail } from "../../src/worker/intake/mail/parse-mail.ts";
import { type MailTicket, type ReadBy, readTicket } from "../../src/worker/intake/mail/read-ticket.ts";

export const AMERICAN: ReadBy = { currency: "usd", locale: "en-US", timeZone: "America/Chicago" };
export const SPANISH: ReadBy = { currency: "eur", locale: "es-ES", timeZone: "Europe/Madrid" };

/** The names of all samples, such as `appfolio/new-plain`. */
export function mailNames(): string[] {
  return globSync("**/*.eml", { cwd: import.meta.dirname })
    .map((path) => path.replaceAll("\\", "/").replace(/\.eml$/, ""))
    .sort();
}

/** A sample as it came in over the wire. */
export function rawMail(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`${import.meta.dirname}/${name}.eml`));
}

/** A sample, opened; one that cannot be opened fails the test. */
export async function openMail(name: string): Promise<Extract<ParsedMail, { ok: true }>> {
  const mail = await parseMail(rawMail(name));
  if (!mail.ok) throw new Error(`${name}: ${mail.reason}`);
  return mail;
}

/** The ticket that a sample tells. */
export async function ticketIn(name: string, by: ReadBy = AMERICAN): Promise<MailTicket> {
  return readTicket((await openMail(name)).text, by);
}

import { vi } from "vitest";

export type SentMail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  key: string | null;
};

/** Stands in for the mail service: keeps what is sent, and answers as told. */
export function mailService(
  answer: () => Response | Promise<Response> = () => Response.json({ id: "mail_1" }),
): SentMail[] {
  const sent: SentMail[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== "https://mail.test/emails")
      throw new Error(`Nobody expected a call to ${request.url}`);
    const mail = (await request.json()) as Omit<SentMail, "key">;
    sent.push({ ...mail, key: request.headers.get("Idempotency-Key") });
    return answer();
  });
  return sent;
}

export function codeIn(mail: SentMail | undefined): string {
  return /\b(\d{6})\b/.exec(mail?.text ?? "")?.[1] ?? "no code";
}

/** The path of the link, as the site that was asked would get it. */
export function linkIn(mail: SentMail | undefined): string {
  const address = /https:\S+\/sign-in\/link\/\S+/.exec(mail?.text ?? "")?.[0] ?? "https://no.link/";
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** Six digits that are not the code. */
export function anotherCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

import { get } from "node:http";
import { request } from "./http.ts";

/** A visitor of a payment link, on their own page of Stripe's. */
export type Visitor = { page: string };

/** Opens a payment link as a browser does. @returns null where Stripe says that it takes nothing any more */
export async function visit(link: string): Promise<Visitor | null> {
  const opened = await fetch(link, { redirect: "manual" });
  if (opened.status !== 303) return null;
  return { page: new URL(opened.headers.get("location") ?? "", link).href };
}

/** Pays as far as Stripe lets one. @returns where the visitor is sent on to, and what they read */
export async function payOnPage({ page }: Visitor, by: "card" | "bank" = "card") {
  const fields = { number: "4242424242424242", expiry: "12 / 34", cvc: "123", email: "maria@example.com" };
  const body = new URLSearchParams(fields);
  const sent = await request<string>(`${page}/${by}`, { method: "POST", body, redirect: "manual" });
  const then = await request<string>(page, { redirect: "manual" });
  return { status: sent.status, text: then.text, onward: then.headers.get("location") };
}

/** A page as a person's browser opens it, which a `fetch` of Node's never says that it is. */
export function browse(address: string): Promise<string> {
  const headers = { Accept: "text/html", "Sec-Fetch-Mode": "navigate" };
  return new Promise((resolve, reject) => {
    get(address, { headers, timeout: 30_000 }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve(text));
    }).on("error", reject);
  });
}

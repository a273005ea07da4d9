import { createHmac } from "node:crypto";

/** Posts a form as Twilio does, signed (https://www.twilio.com/docs/usage/security). Answers whether it was taken. */
export async function callBack(
  url: string,
  authToken: string,
  form: Record<string, string>,
): Promise<boolean> {
  return fetch(url, {
    method: "POST",
    headers: { "X-Twilio-Signature": signature(url, authToken, form) },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(15_000),
  }).then(
    (answer) => answer.ok,
    () => false,
  );
}

function signature(url: string, authToken: string, form: Record<string, string>): string {
  const names = Object.keys(form).sort();
  const signed = url + names.map((name) => name + form[name]).join("");
  return createHmac("sha1", authToken).update(signed).digest("base64");
}

import type { CheckResult, MailChecks } from "../vocabulary.ts";
import type { MailHeader } from "./read-head.ts";

/** Who Cloudflare's Email Routing says it is in the results that it adds. */
export const CLOUDFLARE = "mx.cloudflare.net";

/** One result of RFC 8601, such as `dkim=pass header.d=example.com`: all in lower case. */
type AuthResult = { method: string; result: string; properties: Map<string, string> };

/**
 * What the receiving server found of the sender. Only the topmost Authentication-Results counts, and only if that server wrote it:
 * whatever stands below it came with the mail and may be forged (RFC 8601, section 5).
 * @param authserv the receiving server's own name in its results
 */
export function readChecks(headers: readonly MailHeader[], authserv: string): MailChecks {
  const results = resultsOf(headers, authserv) ?? [];
  return { spf: checkOf(results, "spf"), dkim: checkOf(results, "dkim"), dmarc: checkOf(results, "dmarc") };
}

/**
 * Whether the receiving server can vouch that a mail is from this domain: DMARC passed, or a signature or the envelope of the domain
 * itself did. Null where the server checked nothing, as on a machine for trying things out.
 */
export function isVouchedFor(
  headers: readonly MailHeader[],
  authserv: string,
  domain: string,
): boolean | null {
  const results = resultsOf(headers, authserv);
  if (!results) return null;
  const dmarc = checkOf(results, "dmarc");
  if (dmarc !== "none") return dmarc === "pass";
  return results.some(
    ({ method, result, properties }) =>
      result === "pass" &&
      ((method === "dkim" && isAligned(properties.get("header.d") ?? properties.get("header.i"), domain)) ||
        (method === "spf" && isAligned(properties.get("smtp.mailfrom"), domain))),
  );
}

function resultsOf(headers: readonly MailHeader[], authserv: string): AuthResult[] | null {
  const top = headers.find((header) => header.name === "authentication-results");
  if (!top) return null;
  const [id = "", ...parts] = withoutComments(top.value).toLowerCase().split(";");
  // The id may be followed by a version.
  if (id.trim().split(/\s/)[0] !== authserv) return null;
  return parts.flatMap(resultOf);
}

function resultOf(part: string): AuthResult[] {
  const tight = part
    .split("=")
    .map((side) => side.trim())
    .join("=");
  const [head = "", ...rest] = tight.split(/\s+/);
  const [method = "", result] = head.split("=");
  if (!result) return [];
  const properties = rest.flatMap((pair): [string, string][] => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1).replaceAll('"', "")]];
  });
  return [{ method: method.split("/")[0] ?? "", result, properties: new Map(properties) }];
}

/** Text in round brackets is a comment and may hold anything, a semicolon too. */
function withoutComments(value: string): string {
  let depth = 0;
  let text = "";
  for (const letter of value.slice(0, 10_000)) {
    if (letter === "(") depth++;
    else if (letter === ")" && depth > 0) depth--;
    else if (depth === 0) text += letter;
  }
  return text;
}

/** A mail may have several signatures and two SPF results (for the greeting and for the sender): one that passes is enough. */
function checkOf(results: AuthResult[], method: string): CheckResult {
  const found = results.filter((one) => one.method === method).map((one) => one.result);
  if (found.includes("pass")) return "pass";
  return found.some((result) => FAILED.includes(result)) ? "fail" : "none";
}

const FAILED = ["fail", "softfail", "permerror", "policy"];

/** Of the same domain or a part of it, as DMARC's relaxed mode has it. */
function isAligned(addressOrDomain: string | undefined, domain: string): boolean {
  const other = addressOrDomain?.split("@").at(-1) ?? "";
  if (!other.includes(".") || !domain.includes(".")) return false;
  return other === domain || other.endsWith(`.${domain}`) || domain.endsWith(`.${other}`);
}

import { invalid } from "../http/errors.ts";
import { currencies } from "../money/currencies.ts";

/** Longest text, in characters, by the end of the parameter's path; everything else may have 5000. */
const longest: [pattern: RegExp, characters: number][] = [
  [/custom_fields\[\d+\]\[name\]$/, 40],
  [/custom_fields\[\d+\]\[value\]$/, 140],
  [/(^|\[)email\]?$/, 512],
  [/(^|\[)phone\]?$/, 20],
  [/^(name|\w+_name)$/, 256],
  [/^statement_descriptor$/, 22],
  [/^number$/, 26],
];

/** The checks that Stripe makes on a text by what the text is for. */
export function checkText(text: string, path: string): string {
  const limit = longest.find(([pattern]) => pattern.test(path))?.[1] ?? 5000;
  if ([...text].length > limit) {
    throw invalid(
      `Invalid string: ${text.slice(0, 8)}...${text.slice(-4)}; must be at most ${limit} characters`,
      { param: path },
    );
  }
  if (/(^|\[)currency\]?$/.test(path)) return checkCurrency(text, path);
  if (/(^|\[)email\]?$/.test(path)) return checkEmail(text, path);
  if (/(^|_|\[)url\]?$/.test(path)) return checkUrl(text, path);
  return text;
}

function checkCurrency(text: string, path: string): string {
  const currency = text.toLowerCase();
  if (currencies.has(currency)) return currency;
  throw invalid(
    `Invalid currency: ${text}. Stripe currently supports these currencies: ${[...currencies].join(", ")}`,
    { param: path },
  );
}

function checkEmail(text: string, path: string): string {
  // Stripe accepts what looks like an address and says so when it does not; it does not prove that it exists.
  if (/^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@.]{2,}$/.test(text) && !text.includes(".."))
    return text;
  throw invalid(`Invalid email address: ${text}`, { code: "email_invalid", param: path });
}

function checkUrl(text: string, param: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw invalid("Invalid URL: An explicit scheme (such as https) must be provided.", {
    code: "url_invalid",
    param,
  });
}

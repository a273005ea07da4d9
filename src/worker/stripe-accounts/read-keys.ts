/** Keys as they were typed, and what can be said of them without asking Stripe. */
export type TypedKeys = { secretKey: string; publishableKey: string };
export type ReadKeys =
  | { ok: true; secretKey: string; publishableKey: string | null; livemode: boolean; restricted: boolean }
  | { ok: false; wrong: { secretKey?: string; publishableKey?: string } };

/** Reads the form. No sentence holds what was typed. */
export function readKeys(typed: TypedKeys): ReadKeys {
  const [secretKey, publishableKey] = [typed.secretKey.trim(), typed.publishableKey.trim()];
  const secret = /^(sk|rk)_(test|live)_\w{4,}$/.exec(secretKey);
  const publishable = /^pk_(test|live)_\w{4,}$/.exec(publishableKey);
  if (!secret) return { ok: false, wrong: { secretKey: notSecret(secretKey) } };
  if (publishableKey !== "" && !publishable) {
    return { ok: false, wrong: { publishableKey: notPublishable(publishableKey) } };
  }
  const [, kind, mode] = secret;
  if (publishable && publishable[1] !== mode) {
    const words = `One key is for test, the other for live: both must be ${mode} keys.`;
    return { ok: false, wrong: { publishableKey: words } };
  }
  return {
    ...{ ok: true, secretKey, publishableKey: publishableKey || null },
    ...{ livemode: mode === "live", restricted: kind === "rk" },
  };
}

function notSecret(text: string): string {
  if (text === "") return "Enter the secret or restricted key.";
  if (text.startsWith("pk_")) return "This is the publishable key: it goes into the field below.";
  if (text.startsWith("whsec_")) return "This is a webhook's secret. Closeout makes its own webhook.";
  return "This is no key of Stripe's: it begins with rk_test_, rk_live_, sk_test_ or sk_live_.";
}

function notPublishable(text: string): string {
  return /^[sr]k_/.test(text)
    ? "This is a secret key: it goes into the field above."
    : "This is no publishable key: it begins with pk_test_ or pk_live_.";
}

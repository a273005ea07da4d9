/** A sentence without any key or secret in it: Stripe's own sentences show the end of a key that it refuses. */
export function withoutKeys(text: string): string {
  return text
    .replace(/\b(sk|rk|pk)_(test|live)_[\w*.…•-]*\w/g, "the key")
    .replace(/\bwhsec_[\w*+/=]+/g, "the secret")
    .replace(/'the key'/g, "the key");
}

const PATIENCE_MS = 5_000;

/**
 * Stripe's script, from where the page says. Answers what it defines, or null where it did not come in time: blocked, no signal, down.
 */
export function loadStripe(address) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.async = true;
    const slow = setTimeout(() => resolve(null), PATIENCE_MS);
    const end = () => {
      clearTimeout(slow);
      resolve(typeof window.Stripe === "function" ? window.Stripe : null);
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    document.head.append(script);
  });
}

import type { StripeAccountRow } from "../../worker/database/rows.ts";
import type { Tone } from "../parts/words.ts";

/** What a step that was taken is answered with, by its name in the address. */
export const DONE: { [said: string]: { tone: "good" | "warn"; words: string } } = {
  keys: { tone: "good", words: "Connected. Stripe took the keys, and the webhook is set up." },
  asked: { tone: "good", words: "Stripe was asked just now: charges and payouts are enabled." },
  due: {
    tone: "warn",
    words: "Stripe still asks for something: it stands at the account. You can go on at any time.",
  },
  lost: { tone: "warn", words: "Stripe lets nobody into this account any more: connect it again." },
  silent: { tone: "warn", words: "Stripe did not answer. Ask again in a minute; nothing is lost." },
  disconnected: { tone: "good", words: "Disconnected. Its invoices stay readable." },
  live: { tone: "good", words: "You are live. Bills from now on ask for real money." },
  test: { tone: "good", words: "You are in test mode. Bills from now on move no real money." },
  trial: { tone: "good", words: "The trial is on its way. Its steps appear below." },
  finished: { tone: "good", words: "The trial is being cleaned up." },
};

/** How an account stands, in a word. */
export function stateOf({ state, endedAt }: Pick<StripeAccountRow, "state" | "endedAt">): {
  tone: Tone;
  word: string;
} {
  if (endedAt !== null) return { tone: "off", word: "Disconnected" };
  switch (state) {
    case "active":
      return { tone: "good", word: "Active" };
    case "onboarding":
      return { tone: "wait", word: "Not finished" };
    case "restricted":
      return { tone: "warn", word: "Stripe asks for more" };
    case "disconnected":
      return { tone: "bad", word: "Connection lost" };
  }
}

export function nameOf({ name, stripeAccountId }: StripeAccountRow): string {
  return name ?? stripeAccountId ?? "An account at Stripe";
}

export function modeOf({ livemode }: { livemode: boolean }): string {
  return livemode ? "real money" : "test mode";
}

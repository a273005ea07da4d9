/** What the embedding page's script and the payment element say to each other, over a channel of their own. */

export interface StripeError {
  type: string;
  code?: string;
  decline_code?: string;
  message?: string;
  payment_intent?: Intent;
}

/** As much of a payment intent as a page may see. */
export interface Intent {
  id: string;
  status: string;
  client_secret: string;
  payment_method_types: string[];
  next_action: { type: string; redirect_to_url?: { url: string } } | null;
}

export type Outcome = { paymentIntent: Intent; error?: undefined } | { error: StripeError };

export interface Access {
  key: string;
  account?: string;
}

/** The first message, sent by the page to exactly this origin, with one end of the channel. */
export interface Greeting {
  type: "local-stripe-element";
  access: Access;
  clientSecret: string;
  appearance: { theme?: string; variables?: Record<string, string> };
}

export type Question =
  | { ask: "load" }
  | { ask: "validate" }
  | { ask: "focus" }
  | { ask: "confirm"; clientSecret: string; returnUrl: string };

export type ToElement = Question & { number: number };

export type Change = {
  elementType: "payment";
  empty: boolean;
  complete: boolean;
  collapsed: false;
  value: { type: string };
};

export type FromElement =
  | { answer: number; result: object }
  | { event: "ready" | "focus" | "blur" }
  | { event: "change"; detail: Change }
  | { event: "loaderror"; error: StripeError }
  | { height: number };

import { callIntent } from "./api.ts";
import { cardProblem, expiryText, grouped, type Problem } from "./card.ts";
import type { FromElement, Greeting, Intent, Outcome, StripeError, ToElement } from "./messages.ts";

/* Inside the payment element's iframe: the only script that sees a card, and the only page it is sent from. */

const number = input("number");
const expiry = input("expiry");
const cvc = input("cvc");
const alert = part("problem");
const methods = Array.from(document.querySelectorAll<HTMLInputElement>("input[name=method]"));

let port: MessagePort | undefined;
let greeting: Greeting | undefined;

window.addEventListener("message", (event: MessageEvent<Greeting>) => {
  // Only the page around this frame, only once.
  if (event.source !== window.parent || event.data?.type !== "local-stripe-element" || port) return;
  port = event.ports[0];
  greeting = event.data;
  look(greeting.appearance);
  if (port) port.onmessage = ({ data }: MessageEvent<ToElement>) => void respond(data);
  new ResizeObserver(() => say({ height: document.body.offsetHeight })).observe(document.body);
  void begin();
});

async function begin(): Promise<void> {
  const outcome = await load();
  if (outcome.error) return say({ event: "loaderror", error: outcome.error });
  say({ event: "ready" });
  if (
    !["requires_payment_method", "requires_confirmation", "requires_action"].includes(
      outcome.paymentIntent.status,
    )
  ) {
    say({ event: "loaderror", error: settled(outcome.paymentIntent) });
  }
  tellChange();
}

async function respond(question: ToElement): Promise<void> {
  say({ answer: question.number, result: await answer(question) });
}

async function answer(question: ToElement): Promise<object> {
  switch (question.ask) {
    case "load": {
      const { error } = await load();
      return error ? { error } : {};
    }
    case "validate": {
      const error = problemShown();
      return error ? { error } : { selectedPaymentMethod: method() };
    }
    case "confirm":
      return confirm(question.clientSecret, question.returnUrl);
    case "focus":
      (method() === "card" ? number : methods[0])?.focus();
      return {};
  }
}

async function load(): Promise<Outcome> {
  if (greeting === undefined) throw new Error("The element was not greeted.");
  const outcome = await callIntent(location.origin, greeting.access, greeting.clientSecret);
  if (!outcome.error) offer(outcome.paymentIntent.payment_method_types);
  return outcome;
}

async function confirm(clientSecret: string, returnUrl: string): Promise<object> {
  const error = problemShown();
  if (error || greeting === undefined) return { error };
  const fields = { type: method(), number: number.value, expiry: expiry.value, cvc: cvc.value };
  const made = await fetch("/elements/payment-method", { method: "POST", body: new URLSearchParams(fields) });
  const body = await made.json();
  if (!made.ok) return show(body.error);
  const outcome = await callIntent(location.origin, greeting.access, clientSecret, {
    payment_method: body.id,
    return_url: returnUrl,
    use_stripe_sdk: "true",
  });
  return outcome.error?.type === "card_error" ? show(outcome.error) : outcome;
}

function show(error: StripeError): object {
  alert.textContent = error.message ?? "";
  return { error };
}

/** Checks the fields and says at the first wrong one what is missing. */
function problemShown(): StripeError | undefined {
  const found = currentProblem();
  for (const field of [number, expiry, cvc]) {
    field.setAttribute("aria-invalid", String(found?.field === field.name));
  }
  alert.textContent = found?.message ?? "";
  return found && { type: "validation_error", code: found.code, message: found.message };
}

function currentProblem(): Problem | undefined {
  if (method() !== "card") return undefined;
  return cardProblem({ number: number.value, expiry: expiry.value, cvc: cvc.value }, new Date());
}

function method(): string {
  return methods.find(({ checked }) => checked)?.value ?? "card";
}

/** Only the ways to pay that the intent allows; a single one is no choice. */
function offer(types: string[]): void {
  for (const choice of methods)
    choice.closest("label")?.toggleAttribute("hidden", !types.includes(choice.value));
  const open = methods.filter(({ value }) => types.includes(value));
  const [first] = open;
  if (first && !open.some(({ checked }) => checked)) first.checked = true;
  part("methods").toggleAttribute("hidden", open.length < 2);
  showFields();
}

function showFields(): void {
  part("card").toggleAttribute("hidden", method() !== "card");
  part("bank").toggleAttribute("hidden", method() === "card");
}

function tellChange(): void {
  const empty = method() === "card" && [number, expiry, cvc].every(({ value }) => value === "");
  const complete = currentProblem() === undefined;
  const value = { type: method() };
  say({ event: "change", detail: { elementType: "payment", empty, complete, collapsed: false, value } });
}

function say(message: FromElement): void {
  port?.postMessage(message);
}

function settled(intent: Intent): StripeError {
  return {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message: `The PaymentIntent is in a terminal state: ${intent.status}.`,
  };
}

const properties: Record<string, string> = {
  colorPrimary: "--accent",
  colorBackground: "--paper",
  colorText: "--ink",
  colorDanger: "--bad",
  borderRadius: "--round",
  fontFamily: "--font",
};

function look({ theme, variables = {} }: Greeting["appearance"]): void {
  const root = document.documentElement;
  if (theme === "night") root.dataset.theme = "night";
  for (const [name, property] of Object.entries(properties)) {
    const value = variables[name];
    if (value !== undefined) root.style.setProperty(property, value);
  }
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The element's page has no ${id}.`);
  return found;
}

function input(name: Problem["field"]): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (found === null) throw new Error(`The element's page has no field ${name}.`);
  return found;
}

number.addEventListener("input", () => {
  number.value = grouped(number.value);
});
expiry.addEventListener("input", () => {
  expiry.value = expiryText(expiry.value);
});
document.addEventListener("input", () => {
  showFields();
  alert.textContent = "";
  tellChange();
});
document.addEventListener("focusin", () => say({ event: "focus" }));
document.addEventListener("focusout", () => say({ event: "blur" }));

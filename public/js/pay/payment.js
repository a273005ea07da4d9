import { appearance } from "./appearance.js";
import { ask } from "./ask.js";

const NOT_TAKEN =
  "Stripe could not take the payment just now. Nothing was paid. Try again, or pay on Stripe’s page.";
const CHANGED = "The amount changed in the meantime. Look at it again, then pay.";

const part = (id) => document.getElementById(id);

/** One try to pay after the other, one at a time: the form opens, is confirmed, and leads back to this page. */
export class Payment {
  constructor(section, script) {
    this.settings = section.dataset;
    this.script = script;
    this.busy = false;
    part("pay-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.confirm();
    });
    part("pay-back").addEventListener("click", () => this.close());
  }

  /** Opens the form for all that is left, or for the amount that was typed. */
  open(amount) {
    return this.alone(part("pay-link"), async () => {
      say("");
      const Stripe = await this.script;
      if (!Stripe)
        return amount === undefined ? this.leave() : say("Stripe’s form did not load. Pay on its page.");
      const begun = await ask(`${this.settings.here}/payment`, amount === undefined ? {} : { amount });
      if (begun.refused) return this.notBegun(begun, amount);
      this.mount(Stripe, begun);
    });
  }

  mount(Stripe, { publishableKey, stripeAccount, clientSecret, amount, words }) {
    this.amount = amount;
    this.stripe = Stripe(publishableKey, stripeAccount ? { stripeAccount } : {});
    const { locale } = this.settings;
    this.elements = this.stripe.elements({ clientSecret, locale, appearance: appearance() });
    this.element = this.elements.create("payment");
    this.ready = new Promise((resolve) => {
      this.saidReady = resolve;
    });
    this.element.on("ready", () => this.saidReady(true));
    this.element.on("loaderror", () => this.failed());
    this.element.mount("#pay-element");
    part("pay-now").textContent = words;
    this.show(true);
  }

  /** Asks how things stand in this very moment, then has Stripe take the money. A second press while it does is none. */
  confirm() {
    return this.alone(part("pay-now"), async () => {
      say("");
      // Stripe's form takes a moment, and refuses what is asked of it before.
      if (!(await this.ready)) return;
      const { error: incomplete } = await this.elements.submit();
      if (incomplete) return;
      const now = await ask(`${this.settings.here}/state`);
      if (now.refused) return say(now.refused);
      if (now.state !== "owed") return this.again();
      if (now.amountDue < this.amount) return this.over(CHANGED);
      const confirmParams = { return_url: this.settings.return };
      const { error } = await this.stripe.confirmPayment({ elements: this.elements, confirmParams });
      // Without an error the browser is leaving for the bank's page or back to this one.
      if (error) await this.refused(error);
      else this.isLeaving = true;
    });
  }

  async refused({ type, code, message }) {
    if (code === "payment_intent_unexpected_state") return this.overtaken();
    say(type === "card_error" || type === "validation_error" ? message : NOT_TAKEN);
  }

  /** Somebody else paid, or it was cancelled, between the question and the press. */
  async overtaken() {
    const now = await ask(`${this.settings.here}/state`);
    if (now.state && now.state !== "owed") return this.again();
    this.over(
      "Somebody else began to pay in the same moment, or the invoice was changed. Look again, then pay.",
    );
  }

  /** What cannot be begun here can still be paid at Stripe's; what is settled is shown as it is. */
  notBegun({ refused, code }, amount) {
    if (code === "not_payable") return this.again();
    if (amount !== undefined || code === "away") return say(refused);
    this.leave();
  }

  failed() {
    this.over("Stripe’s form did not load. Try again, or pay on Stripe’s page.");
    part("pay-link").addEventListener("click", (event) => event.stopImmediatePropagation(), {
      capture: true,
    });
  }

  over(words) {
    this.close();
    say(words);
  }

  close() {
    this.saidReady?.(false);
    this.element?.destroy();
    this.element = undefined;
    this.show(false);
    part("pay-link").focus();
  }

  show(isOpen) {
    part("pay-form").hidden = !isOpen;
    part("pay-link").hidden = isOpen;
    const other = part("pay-other");
    if (other) other.hidden = isOpen;
    // To the form, and not into Stripe's: that would say late that it is there, and lead away who types already.
    if (isOpen) part("pay-form").focus();
  }

  /** The page as it is now. */
  again() {
    this.isLeaving = true;
    location.replace(this.settings.here);
  }

  leave() {
    this.isLeaving = true;
    location.assign(part("pay-link").href);
  }

  async alone(button, work) {
    if (this.busy) return;
    this.busy = true;
    button.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch {
      say(NOT_TAKEN);
    }
    // Whoever leaves presses no more.
    if (this.isLeaving) return;
    this.busy = false;
    button.removeAttribute("aria-busy");
  }
}

function say(words) {
  const said = part("pay-said");
  said.textContent = words;
  said.hidden = words === "";
  said.classList.toggle("bad", words !== "");
}

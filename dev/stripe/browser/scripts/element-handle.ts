import type { Access, Change, FromElement, Greeting, Question, StripeError } from "./messages.ts";

export interface Events {
  ready: { elementType: "payment" };
  change: Change;
  loaderror: { elementType: "payment"; error: StripeError };
  focus: { elementType: "payment" };
  blur: { elementType: "payment" };
}

type Listener = (event: never) => void;

const patienceMs = 10_000;

/** The page's end of a payment element: an iframe of the local Stripe and a channel into it. */
export class ElementHandle {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly waiting = new Map<number, (result: never) => void>();
  private frame: HTMLIFrameElement | undefined;
  private port: MessagePort | undefined;
  private asked = 0;
  private readonly origin: string;
  private readonly greeting: Greeting;

  constructor(origin: string, access: Access, clientSecret: string, appearance: Greeting["appearance"]) {
    this.origin = origin;
    this.greeting = { type: "local-stripe-element", access, clientSecret, appearance };
  }

  mount(target: string | Element): void {
    const place = typeof target === "string" ? document.querySelector(target) : target;
    if (place === null) {
      throw integrationError(
        `The selector you specified (${target}) applies to no DOM elements that are currently on the page.`,
      );
    }
    this.unmount();
    const frame = document.createElement("iframe");
    frame.src = `${this.origin}/elements/payment`;
    frame.title = "Secure payment input frame";
    frame.allow = "payment *";
    // Set as properties: a style attribute would need the embedding page's policy to allow it.
    frame.style.border = "0";
    frame.style.display = "block";
    frame.style.width = "100%";
    frame.style.height = "1px";
    const slow = setTimeout(() => this.failToLoad(), patienceMs);
    frame.addEventListener("load", () => this.greet(frame, slow));
    place.replaceChildren(frame);
    this.frame = frame;
  }

  unmount(): void {
    this.port?.close();
    this.frame?.remove();
    this.frame = undefined;
    this.port = undefined;
  }

  destroy(): void {
    this.unmount();
    this.listeners.clear();
  }

  isMounted(): boolean {
    return this.frame?.isConnected === true;
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): this {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener));
    return this;
  }

  off<Name extends keyof Events>(name: Name, listener?: (event: Events[Name]) => void): this {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
    return this;
  }

  focus(): void {
    void this.ask({ ask: "focus" });
  }

  ask<Result>(question: Question): Promise<Result> {
    const { port } = this;
    if (port === undefined) {
      throw integrationError(
        "We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.",
      );
    }
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve) => {
      this.waiting.set(number, resolve);
      port.postMessage({ ...question, number });
    });
  }

  private greet(frame: HTMLIFrameElement, slow: ReturnType<typeof setTimeout>): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<FromElement>) => {
      clearTimeout(slow);
      this.hear(data);
    };
    this.port = port1;
    // Whoever else might be in the frame does not get the greeting, and without it no channel.
    frame.contentWindow?.postMessage(this.greeting, this.origin, [port2]);
  }

  private hear(data: FromElement): void {
    if ("answer" in data) {
      this.waiting.get(data.answer)?.(data.result as never);
      this.waiting.delete(data.answer);
    } else if ("height" in data) {
      if (this.frame) this.frame.style.height = `${data.height}px`;
    } else if (data.event === "change") this.emit("change", data.detail);
    else if (data.event === "loaderror")
      this.emit("loaderror", { elementType: "payment", error: data.error });
    else this.emit(data.event, { elementType: "payment" });
  }

  private failToLoad(): void {
    if (!this.isMounted()) return;
    const error = { type: "api_connection_error", message: "The payment element could not be loaded." };
    this.emit("loaderror", { elementType: "payment", error });
  }

  private emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(event as never);
  }
}

export function integrationError(message: string): Error {
  const error = new Error(message);
  error.name = "IntegrationError";
  return error;
}

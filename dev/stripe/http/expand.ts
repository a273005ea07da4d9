import { lineItemsOf, render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Kind } from "../store/stored.ts";
import { invalid } from "./errors.ts";

const deepest = 4;

const kinds: Record<string, Kind> = {
  cus: "customer",
  in: "invoice",
  ii: "invoiceitem",
  inpay: "invoice_payment",
  pi: "payment_intent",
  ch: "charge",
  txr: "tax_rate",
  prod: "product",
  price: "price",
  cn: "credit_note",
  re: "refund",
  plink: "payment_link",
  cs: "checkout_session",
  pr: "payment_record",
};

type Branch = Record<string, unknown>;

/** Puts whole objects where their ids stand, along paths such as `payments.data.payment.payment_intent`. */
export function expand(scope: Scope, answer: object, paths: string[]): object {
  if (paths.length === 0) return answer;
  const copy: Branch = structuredClone({ ...answer });
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.filter((step) => step !== "data").length > deepest) {
      throw invalid(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`, {
        param: "expand",
      });
    }
    descend(scope, copy, steps);
  }
  return copy;
}

function descend(scope: Scope, node: Branch, steps: string[]): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  include(scope, node, step);
  const value = node[step];
  if (value === undefined && isPaidOtherwise(node, step)) return;
  if (value === undefined || (typeof value === "string" && kindOf(value) === undefined)) {
    throw invalid(
      `This property cannot be expanded (${step}). You may want to try expanding 'data.${step}' instead.`,
      { param: "expand" },
    );
  }
  if (typeof value === "string") node[step] = load(scope, value);
  else if (Array.isArray(value))
    node[step] = value.map((item) => (typeof item === "string" ? load(scope, item) : item));
  const next = node[step];
  for (const child of Array.isArray(next) ? next : [next]) if (isBranch(child)) descend(scope, child, rest);
}

/** A payment of an invoice names one of these, by its type; a path to another one of them leads nowhere, and is no mistake. */
const waysToPay: readonly string[] = ["charge", "payment_intent", "payment_record"];

function isPaidOtherwise(node: Branch, step: string): boolean {
  return typeof node.type === "string" && waysToPay.includes(node.type) && waysToPay.includes(step);
}

/** What an object has only when asked for: an invoice's payments, a link's items, a charge's refunds. */
function include(scope: Scope, node: Branch, step: string): void {
  if (typeof node.id !== "string" || step in node) return;
  if (node.object === "invoice") includeInInvoice(scope, node, node.id, step);
  if (step === "line_items") includeLineItems(scope, node, node.id);
  if (step === "refunds" && node.object === "charge") {
    const query = { matching: { charge: node.id }, limit: 10 };
    const refunds = scope.world.objects.list(scope.account, "refund", query);
    const data = refunds.map((refund) => render(scope, refund));
    node.refunds = { object: "list", data, has_more: false, url: `/v1/charges/${node.id}/refunds` };
  }
}

function includeLineItems(scope: Scope, node: Branch, id: string): void {
  const { objects } = scope.world;
  const link = objects.find(scope.account, "payment_link", id);
  const record = link ?? objects.find(scope.account, "checkout_session", id);
  if (record !== undefined) node.line_items = lineItemsOf(record);
}

function includeInInvoice(scope: Scope, node: Branch, id: string, step: string): void {
  if (step === "payments") {
    const query = { filter: { invoice: id }, limit: 100 };
    const data = scope.world.objects.list(scope.account, "invoice_payment", query);
    node.payments = { object: "list", data, has_more: false, url: `/v1/invoice_payments?invoice=${id}` };
  }
  if (step === "confirmation_secret") node.confirmation_secret = confirmationSecret(scope, id);
}

function confirmationSecret(scope: Scope, invoice: string): object | null {
  const payments = scope.world.objects.list(scope.account, "invoice_payment", {
    filter: { invoice },
    limit: 100,
  });
  const id = payments.find((payment) => payment.is_default)?.payment.payment_intent;
  const intent = id === undefined ? undefined : scope.world.objects.find(scope.account, "payment_intent", id);
  return intent?.client_secret ? { client_secret: intent.client_secret, type: "payment_intent" } : null;
}

function load(scope: Scope, id: string): object {
  const kind = kindOf(id);
  const record = kind && scope.world.objects.find(scope.account, kind, id);
  if (record !== undefined) return structuredClone(render(scope, record));
  return { id, object: kind ?? id.split("_")[0], deleted: true };
}

function kindOf(id: string): Kind | undefined {
  return kinds[id.split("_")[0] ?? ""];
}

function isBranch(value: unknown): value is Branch {
  return typeof value === "object" && value !== null;
}

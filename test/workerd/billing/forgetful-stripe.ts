import { vi } from "vitest";

type Invoice = {
  id: string;
  status: string;
  number: string | null;
  total: number;
  metadata: { [name: string]: string };
};

/**
 * A Stripe that does what it is asked and loses the answer: the first call under a key is executed and answered with a 500, a
 * repeat gets what the first one did. Mail is taken without a word.
 * @param loses false: a Stripe that forgets nothing
 */
export function forgetfulStripe({ loses = true } = {}) {
  const invoices: Invoice[] = [];
  const answers = new Map<string, object>();
  const executed: string[] = [];
  let asked = 0;
  let refused: string | null = null;

  const execute = (path: string, body: URLSearchParams): object => {
    const verb = path.split("/").at(-1) ?? "";
    executed.push(verb);
    if (verb === "customers") return { id: "cus_1", object: "customer", metadata: {} };
    if (verb === "invoices") {
      invoices.push({
        id: `in_${invoices.length + 1}`,
        status: "draft",
        number: null,
        total: 0,
        metadata: {},
      });
      return shown(invoices.at(-1));
    }
    const invoice = invoices.find((one) => `${path}/`.includes(`/${one.id}/`));
    if (invoice && verb === invoice.id) invoice.number = body.get("number");
    if (invoice && verb === "finalize") invoice.status = "open";
    if (invoice && verb === "add_lines") {
      for (const [name, value] of body) {
        if (/^lines\[\d+\](\[amount\]|\[tax_amounts\]\[\d+\]\[amount\])$/.test(name))
          invoice.total += Number(value);
      }
    }
    return shown(invoice);
  };

  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname === "/emails") return Response.json({ id: "mail_1" });
    asked++;
    // From here on without a pause: two calls under one key that come at the same time are one.
    const body = new URLSearchParams(await request.text());
    const key = request.headers.get("Idempotency-Key") ?? "";
    const known = answers.get(key);
    if (known) return Response.json(known);
    if (refused !== null && pathname.endsWith(`/${refused}`)) {
      const error = { type: "invalid_request_error", code: "customer_tax_location_invalid", message: "No." };
      return Response.json({ error }, { status: 400 });
    }
    const answer = execute(pathname, body);
    answers.set(key, answer);
    if (!loses) return Response.json(answer);
    return Response.json({ error: { type: "api_error", message: "lost" } }, { status: 500 });
  });

  return {
    finalised: () => invoices.filter((invoice) => invoice.status === "open"),
    executed: () => executed,
    asked: () => asked,
    /** From now on this is refused, and nothing else; null refuses nothing. */
    refuse: (verb: string | null) => {
      refused = verb;
    },
  };
}

function shown(invoice: Invoice | undefined): object {
  return {
    ...invoice,
    object: "invoice",
    amount_paid: 0,
    amount_remaining: invoice?.total,
    amount_overpaid: 0,
    pre_payment_credit_notes_amount: 0,
    post_payment_credit_notes_amount: 0,
    automatic_tax: { enabled: false, status: null },
    hosted_invoice_url: null,
    lines: { object: "list", data: [], has_more: false },
    status_transitions: { finalized_at: null, paid_at: null, voided_at: null, marked_uncollectible_at: null },
  };
}

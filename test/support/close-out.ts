import type { ApiClient, Invoice, Job } from "./api-client.ts";
import { until } from "./until.ts";

let tickets = 0;

/** A ticket whose customer is told apart from all others by the address that the invoice goes to. */
export function aTicket(changes: object = {}) {
  const number = ++tickets;
  return {
    source: "tests",
    ticketNumber: `WO-${number}`,
    title: `Repair porch screen ${number}`,
    customer: { name: `Customer ${number}`, email: `ap@customer-${number}.example` },
    site: { line1: `${number} Shore Road`, city: "Madison" },
    lineItems: [
      { description: "Labour", quantity: "1.5", unitAmount: 12_500 + number, taxRate: "5.5" },
      { description: "Screen, per foot", quantity: "0.333", unitAmount: 999, taxRate: "8.25" },
    ],
    ...changes,
  };
}

/** From the ticket to the approved proof; billing has begun then. For organisations whose rules ask for no proof. */
export async function closeOut(api: ApiClient, ticket: object = aTicket()): Promise<Job> {
  const { id } = await api.receive(ticket);
  for (const to of ["accepted", "on_site", "completed"]) await api.move(id, to);
  return api.move(id, "approved");
}

/** Waits until the job's one invoice has this status, and answers it. */
export function invoiced(
  api: ApiClient,
  jobId: string,
  status: Invoice["status"],
  ms = 20_000,
): Promise<Invoice> {
  return until(
    async () => (await api.job(jobId)).invoices.find((invoice) => invoice.status === status),
    ms,
    async () => `an invoice that is ${status}: ${JSON.stringify((await api.job(jobId)).invoices)}`,
  );
}

import type { Database } from "../database/database.ts";
import type { CustomerRow } from "../database/rows.ts";
import { newId } from "../ids/new-id.ts";
import { identityOf } from "./normalise.ts";
import { addCustomer, updateCustomer } from "./records.ts";
import type { CustomerInput } from "./ticket-input.ts";

/**
 * The customer whom a ticket names, added if nobody knew it; what the ticket says of a known one goes before what was
 * known. Safe when the first tickets of a customer come in at once.
 * @param known the customer with this identity, if there is one
 * @param now milliseconds since 1970
 */
export async function findOrAddCustomer(
  db: Database,
  organisationId: string,
  input: CustomerInput,
  known: CustomerRow | undefined,
  now: number,
): Promise<CustomerRow> {
  const customer = known ?? (await addCustomer(db, newCustomer(organisationId, input, now)));
  const news = whatIsNew(customer, input);
  if (Object.keys(news).length === 0) return customer;
  await updateCustomer(db, organisationId, customer.id, { ...news, updatedAt: now });
  return { ...customer, ...news };
}

function newCustomer(organisationId: string, input: CustomerInput, now: number): CustomerRow {
  return {
    organisationId,
    id: newId("cust"),
    name: input.name,
    email: input.email ?? null,
    phone: input.phone ?? null,
    externalId: input.externalId ?? null,
    identity: identityOf(input),
    stripeCustomerId: null,
    createdAt: now,
    updatedAt: now,
  };
}

function whatIsNew(customer: CustomerRow, input: CustomerInput) {
  const news: Partial<Pick<CustomerRow, "name" | "email" | "phone">> = {};
  if (input.name !== customer.name) news.name = input.name;
  if (input.email && input.email !== customer.email) news.email = input.email;
  if (input.phone && input.phone !== customer.phone) news.phone = input.phone;
  return news;
}

import type { Database } from "../database/database.ts";
import type { CustomerRow } from "../database/rows.ts";
import { newId } from "../ids/new-id.ts";
import { identityOf } from "./normalise.ts";
import { addCustomer } from "./records.ts";
import type { CustomerInput } from "./ticket-input.ts";

/**
 * The customer whom a ticket names, added if nobody knew it. Safe when the first tickets of a customer come in at once.
 * @param known the customer with this identity, if there is one
 * @param now milliseconds since 1970
 * @param identity how the customer is found again, if other than by what the ticket says
 */
export async function findOrAddCustomer(
  db: Database,
  organisationId: string,
  input: CustomerInput,
  known: CustomerRow | undefined,
  now: number,
  identity = identityOf(input),
): Promise<CustomerRow> {
  return known ?? (await addCustomer(db, { ...newCustomer(organisationId, input, now), identity }));
}

function newCustomer(
  organisationId: string,
  input: CustomerInput,
  now: number,
): Omit<CustomerRow, "identity"> {
  return {
    organisationId,
    id: newId("cust"),
    name: input.name,
    email: input.email ?? null,
    phone: input.phone ?? null,
    address: input.address ?? null,
    country: input.country ?? null,
    taxId: input.taxId ?? null,
    externalId: input.externalId ?? null,
    ...{ billing: {}, exemptCertificate: null, postal: null },
    createdAt: now,
    updatedAt: now,
  };
}

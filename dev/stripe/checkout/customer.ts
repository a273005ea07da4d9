import { emit } from "../events/emit.ts";
import { newId, newInvoicePrefix } from "../ids.ts";
import { emptyCustomer } from "../resources/empty-customer.ts";
import { now, type Scope } from "../scope.ts";
import type { Session } from "../store/stored.ts";

/** The customer of a session that completes: the one it was made for, a new one where one is needed, or nobody. */
export function customerOf(scope: Scope, session: Session): string | null {
  const needed = session.customer_creation === "always" || session.invoice_creation?.enabled === true;
  if (session.customer !== null || !needed) return session.customer;
  const customer = {
    ...emptyCustomer(newId("cus"), now(scope)),
    email: session.customer_details?.email ?? null,
    invoice_prefix: newInvoicePrefix(),
    name: session.customer_details?.name ?? null,
  };
  scope.world.objects.insert(scope.account, "customer", customer);
  emit(scope, "customer.created", customer);
  return customer.id;
}

import { Hono } from "hono";
import { draftOfBilling } from "../../views/settings/billing-draft.ts";
import { CUSTOMERS, CustomerListScreen } from "../../views/settings/customer-list-screen.tsx";
import { CustomerScreen } from "../../views/settings/customer-screen.tsx";
import { askForSums } from "../billing/sums/ask-for-sums.ts";
import { laidOver, PLAIN_BILLING } from "../billing/vocabulary.ts";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readBilling } from "./billing-input.ts";
import { saveCustomerBilling } from "./billing-records.ts";
import {
  type CustomerQuery,
  customerPageOf,
  customerRows,
  openInvoicesOf,
  owedBy,
  wholeCustomer,
} from "./customer-records.ts";
import { organisationRow } from "./paper-records.ts";

const roles = ["owner", "office"] as const;
const LONGEST_SEARCH = 100;

/** Who is billed: what they owe, and how each of them is billed where that differs. */
export const customerRoutes = new Hono<AppEnv>();

customerRoutes.get(
  CUSTOMERS,
  page({
    roles,
    read: ({ c, db, organisationId }) => {
      const query = queryOf(new URL(c.req.url));
      return [
        customerRows(db, organisationId, query),
        owedBy(db, organisationId, query),
        openFailureIds(db, organisationId),
      ];
    },
    show: (c, viewer, [found, owed, needing]) => {
      const { search } = queryOf(new URL(c.req.url));
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, search, owed };
      return <CustomerListScreen {...shown} {...customerPageOf(found)} />;
    },
  }),
);

function queryOf({ searchParams }: URL): CustomerQuery {
  const before = searchParams.get("before") ?? "";
  const search = (searchParams.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);
  return { search, before: /^\w{1,60}$/.test(before) ? before : null };
}

const HERE = `${CUSTOMERS}/:customerId{\\w+}`;

const read = ({ c, db, organisationId }: Scope) => {
  const id = c.req.param("customerId") ?? "";
  return [
    wholeCustomer(db, organisationId, id),
    organisationRow(db, organisationId),
    openInvoicesOf(db, organisationId, id),
    openFailureIds(db, organisationId),
  ] as const;
};

customerRoutes.get(
  HERE,
  page({
    roles,
    read,
    show: (c, viewer, [[customer], [own], invoices, needing]) => {
      if (!customer || !own) return c.notFound();
      const everywhere = laidOver(PLAIN_BILLING, own.rules.billing);
      const draft = draftOfBilling(customer.billing, everywhere, own.currency, true);
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, customer, invoices, everywhere };
      return <CustomerScreen {...shown} draft={draft} saved={c.req.query("saved") !== undefined} />;
    },
  }),
);

customerRoutes.post(
  HERE,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[customer], [own], invoices, needing]) => {
      if (!customer || !own) return c.notFound();
      const { draft, rules } = readBilling(await formOf(c), { ...own, override: true });
      if (!rules) {
        c.status(422);
        const everywhere = laidOver(PLAIN_BILLING, own.rules.billing);
        const shown = {
          frame: frameFor(viewer, c.env),
          needs: needing.length,
          customer,
          invoices,
          everywhere,
        };
        return <CustomerScreen {...shown} draft={draft} />;
      }
      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      await saveCustomerBilling(db, organisationId, customer.id, rules, now(c.env));
      await askForSums(c.env, organisationId);
      return c.redirect(`${CUSTOMERS}/${customer.id}?saved`, 303);
    },
  }),
);

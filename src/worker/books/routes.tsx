import { type Context, Hono } from "hono";
import { BooksRegion, BooksScreen } from "../../views/books/books-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, isPartial, page } from "../http/page.ts";
import { refreshInvoice } from "../payments/refresh-invoice.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { type Month, monthOf } from "./month.ts";
import { invoicesMade, namesOfCustomers } from "./ours.ts";
import { type AccountBooks, readAllBooks } from "./read-books.ts";

const roles = ["owner", "office"] as const;

/** Our books beside Stripe's, a month at a time. */
export const bookRoutes = new Hono<AppEnv>();

bookRoutes.get(
  "/office/books",
  page({
    roles,
    read: ({ db, organisationId }) => [openFailureIds(db, organisationId)],
    show: async (c, viewer, [needing]) => showBooks(c, viewer, c.req.query("month"), needing.length),
  }),
);

/** Asks Stripe anew about everything that does not agree, tells the jobs, and compares again. */
bookRoutes.post(
  "/office/books",
  action({
    roles,
    run: async (c, viewer) => {
      const form = await c.req.formData();
      const asked = String(form.get("month") ?? "");
      const { month, rows } = await readMonth(c, viewer, asked);
      const books = await compared(c, viewer, month, rows);
      const differing = new Set(books.flatMap(({ lines }) => lines ?? []).flatMap(idsToAsk));
      const found = rows.filter((row) => differing.has(row.id));
      await Promise.allSettled(found.map((row) => refreshInvoice(c.env, row, { refunds: true })));
      return isPartial(c)
        ? showBooks(c, viewer, asked, 0)
        : c.redirect(`/office/books?month=${month.name}`, 303);
    },
  }),
);

type Lines = NonNullable<AccountBooks["lines"]>;

function idsToAsk(line: Lines[number]): string[] {
  return line.kind === "differ" || line.kind === "missing" ? [line.ours.invoiceId] : [];
}

async function showBooks(
  c: Context<AppEnv>,
  viewer: Viewer,
  asked: string | undefined,
  needs: number,
): Promise<Shown> {
  const { month, rows } = await readMonth(c, viewer, asked);
  const books = await compared(c, viewer, month, rows);
  const shown = { frame: frameFor(viewer, c.env), month, books, needs };
  return isPartial(c) ? <BooksRegion {...shown} /> : <BooksScreen {...shown} />;
}

async function readMonth(c: Context<AppEnv>, viewer: Viewer, asked: string | undefined) {
  const { organisationId, organisation } = viewer;
  const { today } = frameFor(viewer, c.env);
  const month = monthOf(asked, today, organisation.timeZone);
  const rows = await invoicesMade(databaseOf(c.env, organisationId), organisationId, month);
  return { month, rows };
}

async function compared(
  c: Context<AppEnv>,
  { organisationId, organisation }: Viewer,
  month: Month,
  rows: Awaited<ReturnType<typeof readMonth>>["rows"],
): Promise<AccountBooks[]> {
  const db = databaseOf(c.env, organisationId);
  const [names, accounts] = await db.batch([
    namesOfCustomers(db, organisationId, month),
    readAccounts(db, organisationId),
  ]);
  const { timeZone } = organisation;
  return readAllBooks(c.env, { organisationId, accounts, rows, names, timeZone, month });
}

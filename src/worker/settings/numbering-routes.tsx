import { and, desc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { NUMBERING, type NumberingDraft, NumberingScreen } from "../../views/settings/numbering-screen.tsx";
import { writtenNumber } from "../billing/document-numbers.ts";
import type { Numbering } from "../billing/vocabulary.ts";
import { type Database, databaseOf } from "../database/database.ts";
import { documentNumber, organisation } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readNumbering } from "./numbering-input.ts";
import { organisationRow } from "./paper-records.ts";

const read = ({ db, organisationId }: Scope) =>
  [
    organisationRow(db, organisationId),
    lastNumber(db, organisationId, "invoice"),
    lastNumber(db, organisationId, "credit_note"),
    openFailureIds(db, organisationId),
  ] as const;

/** The largest number that was given, by the primary key. */
function lastNumber(db: Database, organisationId: string, series: "invoice" | "credit_note") {
  return db
    .select({ sequence: documentNumber.sequence })
    .from(documentNumber)
    .where(and(eq(documentNumber.organisationId, organisationId), eq(documentNumber.series, series)))
    .orderBy(desc(documentNumber.sequence))
    .limit(1);
}

/** How documents are numbered. */
export const numberingRoutes = new Hono<AppEnv>();

numberingRoutes.get(
  NUMBERING,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, viewer, [[own], [invoice], [credit], needing]) => {
      const numbering = own?.numbering ?? {};
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, draft: draftOf(numbering) };
      const next = nextOf(numbering, invoice?.sequence ?? 0, credit?.sequence ?? 0);
      return <NumberingScreen {...shown} next={next} saved={c.req.query("saved") !== undefined} />;
    },
  }),
);

numberingRoutes.post(
  NUMBERING,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[own], [invoice], [credit], needing]) => {
      const known = own?.numbering ?? {};
      const given = invoice?.sequence ?? 0;
      const { draft, numbering } = readNumbering(await formOf(c), given, known);
      if (!numbering) {
        c.status(422);
        const next = nextOf(known, given, credit?.sequence ?? 0);
        return (
          <NumberingScreen {...{ draft, next }} frame={frameFor(viewer, c.env)} needs={needing.length} />
        );
      }
      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      await db.batch([
        db.update(organisation).set({ numbering }).where(eq(organisation.id, organisationId)),
        bumpVersion(db, organisationId),
      ]);
      return c.redirect(`${NUMBERING}?saved`, 303);
    },
  }),
);

function draftOf({ prefix, creditPrefix, digits, first }: Numbering): NumberingDraft {
  const typed = {
    ...{ prefix: prefix ?? "INV-", creditPrefix: creditPrefix ?? "CN-" },
    ...{ digits: String(digits ?? 4), first: String(first ?? 1) },
  };
  return { typed, wrong: {} };
}

function nextOf(numbering: Numbering, lastInvoice: number, lastCredit: number) {
  return {
    invoice: writtenNumber("invoice", numbering, Math.max(lastInvoice + 1, numbering.first ?? 1)),
    creditNote: writtenNumber("credit_note", numbering, lastCredit + 1),
  };
}

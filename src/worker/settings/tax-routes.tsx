import type { Context } from "hono";
import { Hono } from "hono";
import { draftOfTax, emptyTax, type TaxDraft } from "../../views/settings/tax-draft.ts";
import { TAXES, TaxScreen } from "../../views/settings/tax-screen.tsx";
import { askForSums } from "../billing/sums/ask-for-sums.ts";
import { PLAIN_BILLING } from "../billing/vocabulary.ts";
import { databaseOf } from "../database/database.ts";
import type { TaxRateRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { organisationRow } from "./paper-records.ts";
import { readTaxRate } from "./tax-input.ts";
import { usualTaxOf, withRate } from "./tax-order.ts";
import { saveTaxBy, saveTaxRates, taxRates } from "./tax-records.ts";

const roles = ["owner", "office"] as const;
const MOST_RATES = 100;
const FORM_ID = /^tax_[0-9a-z]{26}$/;

const read = ({ db, organisationId }: Scope) =>
  [
    taxRates(db, organisationId),
    organisationRow(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;

type Read = { rates: TaxRateRow[]; taxBy: "own" | "stripe"; needs: number };

/** Which taxes there are, and who works them out. */
export const taxRoutes = new Hono<AppEnv>();

taxRoutes.get(
  TAXES,
  page({
    roles,
    read,
    show: (c, viewer, [rates, [own], needing]) => {
      const taxBy = own?.rules.billing?.taxBy ?? PLAIN_BILLING.taxBy;
      const edited = rates.find((one) => one.id === c.req.query("edit"));
      const draft = edited && draftOfTax(edited);
      return shown(c, viewer, { rates, taxBy, needs: needing.length }, draft);
    },
  }),
);

taxRoutes.post(
  `${TAXES}/by`,
  action({
    roles,
    run: async (c, viewer) => {
      const taxBy = textOf(await formOf(c), "taxBy") === "stripe" ? "stripe" : "own";
      await saveTaxBy(databaseOf(c.env, viewer.organisationId), viewer.organisationId, taxBy);
      await askForSums(c.env, viewer.organisationId);
      return c.redirect(`${TAXES}?saved`, 303);
    },
  }),
);

taxRoutes.post(
  TAXES,
  page({
    roles,
    read,
    show: async (c, viewer, [rates, [own], needing]) => {
      const form = await formOf(c);
      const asked = textOf(form, "id");
      // The form brought its own name, so that a second press adds nothing.
      const id = FORM_ID.test(asked) ? asked : newId("tax");
      const taxBy = own?.rules.billing?.taxBy ?? PLAIN_BILLING.taxBy;
      return saved(c, viewer, { rates, taxBy, needs: needing.length }, { form, id, active: true });
    },
  }),
);

taxRoutes.post(
  `${TAXES}/:taxId`,
  page({
    roles,
    read,
    show: async (c, viewer, [rates, [own], needing]) => {
      const known = rates.find((one) => one.id === c.req.param("taxId"));
      if (!known) return c.notFound();
      const taxBy = own?.rules.billing?.taxBy ?? PLAIN_BILLING.taxBy;
      const around = { rates, taxBy, needs: needing.length };
      return saved(c, viewer, around, { form: await formOf(c), id: known.id, active: known.active });
    },
  }),
);

taxRoutes.post(
  `${TAXES}/:taxId/:fate{retire|back}`,
  page({
    roles,
    read,
    show: async (c, viewer, [rates]) => {
      const known = rates.find((one) => one.id === c.req.param("taxId"));
      if (!known) return c.notFound();
      return kept(c, viewer, withRate(rates, { ...known, active: c.req.param("fate") === "back" }));
    },
  }),
);

type Asked = { form: FormData; id: string; active: boolean };

/** Writes what was typed, or shows it again with what is wrong. */
async function saved(c: Context<AppEnv>, viewer: Viewer, around: Read, { form, id, active }: Asked) {
  const { organisationId, organisation } = viewer;
  const { draft, rate } = readTaxRate(form, id, organisation.locale);
  const isNew = !around.rates.some((one) => one.id === id);
  if (isNew && around.rates.length >= MOST_RATES) draft.wrong.name = `There are at most ${MOST_RATES} taxes.`;
  if (!rate || draft.wrong.name) {
    c.status(422);
    return shown(c, viewer, around, draft);
  }
  return kept(c, viewer, withRate(around.rates, { organisationId, id, active, position: 0, ...rate }));
}

async function kept(c: Context<AppEnv>, { organisationId }: Viewer, rates: TaxRateRow[]): Promise<Shown> {
  await saveTaxRates(databaseOf(c.env, organisationId), organisationId, rates, usualTaxOf(rates));
  return c.redirect(`${TAXES}?saved`, 303);
}

function shown(c: Context<AppEnv>, viewer: Viewer, around: Read, draft?: TaxDraft): Shown {
  const isKnown = around.rates.some((one) => one.id === draft?.id);
  const drafts = {
    edited: isKnown ? draft : undefined,
    added: draft && !isKnown ? draft : emptyTax(newId("tax")),
  };
  const wasSaved = c.req.query("saved") !== undefined;
  return <TaxScreen frame={frameFor(viewer, c.env)} {...around} {...drafts} saved={wasSaved} />;
}

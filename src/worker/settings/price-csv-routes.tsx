import type { Context } from "hono";
import { Hono } from "hono";
import { PriceCsvScreen } from "../../views/settings/price-csv-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { newId } from "../ids/new-id.ts";
import { decodeText } from "../intake/csv/decode-text.ts";
import { type CsvRead, readCsv } from "../intake/csv/read-csv.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { guessPriceColumns, PRICE_FIELDS, type PriceMapping } from "./price-csv-columns.ts";
import { pricesCsv } from "./price-csv-export.ts";
import { MOST_ITEMS, planPrices } from "./price-csv-plan.ts";
import { PRICE_BOOK, withBook } from "./price-desk.tsx";
import { savePriceItems } from "./price-records.ts";

const MOST_BYTES = 2 * 1024 * 1024;

/** Prices from a file and into one. */
export const priceCsvRoutes = new Hono<AppEnv>();

priceCsvRoutes.get(
  `${PRICE_BOOK}/prices.csv`,
  withBook((c, viewer, { items }) =>
    c.body(pricesCsv(items, viewer.organisation.currency), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="prices.csv"',
    }),
  ),
);

priceCsvRoutes.get(
  `${PRICE_BOOK}/import`,
  withBook((c, viewer, { needs }) => <PriceCsvScreen frame={frameFor(viewer, c.env)} needs={needs} />),
);

/** The file comes with each press, so nothing of it is kept before it is taken over. */
priceCsvRoutes.post(
  `${PRICE_BOOK}/import`,
  withBook(async (c, viewer, { items, taxes, usualMarkup, needs }) => {
    const around = { frame: frameFor(viewer, c.env), needs };
    const form = await formOf(c);
    const { csv, text } = await fileOf(form);
    if (!csv.ok) return wrong(c, <PriceCsvScreen {...around} wrong={csv.detail} />);
    const { rows, columns } = csv.file;
    if (rows.length > MOST_ITEMS) {
      const words = `This file has ${rows.length} rows, and ${MOST_ITEMS} can be imported at once. Split it.`;
      return wrong(c, <PriceCsvScreen {...around} wrong={words} />);
    }
    const mapping = mappingOf(form, columns);
    const { organisationId, organisation } = viewer;
    const { currency, locale } = organisation;
    const setting = { organisationId, currency, locale, usualMarkup, taxes };
    const plan = planPrices(rows, mapping, items, setting, () => newId("price"));
    if (!form.has("apply")) {
      return <PriceCsvScreen {...around} preview={{ text, columns, mapping, plan }} />;
    }
    const written = plan.flatMap((row) => ("item" in row ? [row.item] : []));
    await savePriceItems(databaseOf(c.env, organisationId), organisationId, written);
    return c.redirect(`${PRICE_BOOK}?imported=${written.length}`, 303);
  }),
);

function wrong<Markup>(c: Context<AppEnv>, markup: Markup): Markup {
  c.status(422);
  return markup;
}

/** The file that was chosen, or the text of the one that is being looked at. */
async function fileOf(form: FormData): Promise<{ csv: CsvRead; text: string }> {
  const file = form.get("file");
  const chosen = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  const bytes = chosen ?? new TextEncoder().encode(textOf(form, "text"));
  if (bytes.length > MOST_BYTES) {
    return {
      csv: { ok: false, detail: "This file has more than 2 MB. Split it, and import the parts." },
      text: "",
    };
  }
  const csv = readCsv(bytes);
  return { csv, text: csv.ok ? (decodeText(bytes) ?? "") : "" };
}

/** The columns as they were chosen; as they are called, where nobody has chosen yet. */
function mappingOf(form: FormData, columns: readonly string[]): PriceMapping {
  if (!form.has("map.description")) return guessPriceColumns(columns);
  const mapping: PriceMapping = {};
  for (const field of PRICE_FIELDS) {
    const chosen = textOf(form, `map.${field}`);
    if (/^\d{1,3}$/.test(chosen) && Number(chosen) < columns.length) mapping[field] = Number(chosen);
  }
  return mapping;
}

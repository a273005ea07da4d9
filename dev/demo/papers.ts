import { readFile } from "node:fs/promises";
import { PDFDocument, rgb, StandardFonts } from "pdf-lib";
import type { VendorDocumentRow } from "../../src/worker/database/rows.ts";
import * as t from "../../src/worker/database/schema.ts";
import { idFor } from "../../src/worker/ids/new-id.ts";
import type { DocumentKind } from "../../src/worker/portals/profile.ts";
import { addDays, calendarDateIn } from "../../src/worker/time/calendar.ts";
import type { Cast, OrganisationSpec } from "./organisation.ts";
import type { ProofFiles } from "./proof-files.ts";
import type { Records } from "./records.ts";

const DAY = 86_400_000;

/** A paper that managers want on file, as the demo invents it; `endsIn` days from today it holds no longer. */
export type DocumentSpec = { title: string; endsIn?: number };

const KINDS: { [kind in DocumentKind]: string } = {
  w9: "w9",
  coi: "certificate-of-insurance",
  licence: "licence",
  lien_waiver: "lien-waiver",
  registration: "registration",
};

/** The vendor's logo, put where its record says that it is. */
export async function enterLogo(files: ProofFiles, { organisation }: Cast): Promise<void> {
  const { logoKey } = organisation.brand;
  if (!logoKey) return;
  files.keep(logoKey, await readFile(new URL("./photos/logo.png", import.meta.url)), "image/png");
}

/** What the vendor has on file, and the job's setting knows of. */
export async function enterDocuments(
  records: Records,
  files: ProofFiles,
  cast: Cast,
  specs: OrganisationSpec["documents"],
  now: number,
): Promise<VendorDocumentRow[]> {
  const { id: organisationId, name, timeZone } = cast.organisation;
  const rows: VendorDocumentRow[] = [];
  for (const [kind, spec] of Object.entries(specs ?? {}) as [DocumentKind, DocumentSpec][]) {
    const bytes = await drawPaper(spec.title, name, now);
    const id = await idFor("doc", organisationId, kind);
    const storageKey = `${organisationId}/documents/${id}.pdf`;
    files.keep(storageKey, bytes, "application/pdf");
    const today = calendarDateIn(timeZone, now);
    const row: VendorDocumentRow = {
      ...{ organisationId, id, kind, fileName: `${KINDS[kind]}.pdf`, storageKey },
      ...{ contentType: "application/pdf", bytes: bytes.length },
      expiresOn: spec.endsIn === undefined ? null : addDays(today, spec.endsIn),
      ...{ uploadedBy: "Renata Alvarez", uploadedAt: now - 90 * DAY },
    };
    await records.add(records.db.insert(t.vendorDocument).values(row));
    rows.push(row);
  }
  return rows;
}

/** One page that says what it stands for, and that it is none. */
async function drawPaper(title: string, name: string, now: number): Promise<Buffer> {
  const paper = await PDFDocument.create({ updateMetadata: false });
  paper.setTitle(title);
  paper.setCreationDate(new Date(now));
  const font = await paper.embedFont(StandardFonts.Helvetica);
  const page = paper.addPage([612, 792]);
  page.drawText(title, { x: 72, y: 690, size: 20, font });
  page.drawText(name, { x: 72, y: 660, size: 12, font });
  page.drawText("A sample of the demo: it proves nothing.", {
    ...{ x: 72, y: 630, size: 11, font, color: rgb(0.4, 0.4, 0.4) },
  });
  return Buffer.from(await paper.save());
}

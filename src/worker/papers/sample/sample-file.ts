import type { OrganisationRow, PortalRow } from "../../database/rows.ts";
import { invoiceContent } from "../../invoice-pdf/content.ts";
import { packetContent } from "../../packet/content/content.ts";
import type { FindPicture } from "../album.ts";
import { drawInvoiceFile, drawPacketFile } from "../draw-file.ts";
import { loadFaces } from "../fonts.ts";
import { findStored } from "../stored-picture.ts";
import type { PdfFile } from "../write.ts";
import { SAMPLE_CREW, sampleInvoice, sampleJob } from "./sample-job.ts";

export type Sample = { what: "packet" | "invoice"; organisation: OrganisationRow; portal: PortalRow | null };

const ADDRESS = "https://example.com/sample";

/** How the vendor's papers look with these settings, shown on an invented job. A portal that wants one file gets one. */
export async function sampleFile(env: Env, { what, organisation, portal }: Sample): Promise<PdfFile> {
  const job = sampleJob(organisation, portal);
  const faces = await loadFaces(env);
  const find = findSample(env);
  const invoice = invoiceContent(job, sampleInvoice(job), `${ADDRESS}/pay`);
  if (what === "invoice") return drawInvoiceFile(invoice, faces, find);
  const about = { proofAddress: `${ADDRESS}/proof`, sizes: new Map(), crew: SAMPLE_CREW };
  const single = portal?.profile.packet?.singleFile === true;
  return drawPacketFile(packetContent(job, about), faces, find, single ? invoice : undefined);
}

/** The sample's own pictures are among the assets; the vendor's logo lies in the storage. */
function findSample(env: Env): FindPicture {
  const stored = findStored(env);
  return async (key) => {
    const [, name] = /^sample\/([a-z]+\.(?:jpg|png))$/.exec(key) ?? [];
    if (!name) return stored(key);
    const answer = await env.ASSETS.fetch(`https://assets/samples/${name}`);
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const open = async () =>
      (async function* () {
        yield bytes;
      })();
    return { size: bytes.length, head: async (length) => bytes.slice(0, length), open };
  };
}

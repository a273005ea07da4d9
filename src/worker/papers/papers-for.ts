import { databaseOf } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { contentFor, invoiceFileName, makeInvoicePdf } from "../invoice-pdf/make-invoice.ts";
import type { Actor, Job, Refusal, Source } from "../jobs/types.ts";
import { packetContent } from "../packet/content/content.ts";
import { contentHashOf } from "../packet/content/hash.ts";
import { crewNamesFor } from "../packet/crew-names.ts";
import { firstSizes, fitPacket } from "../packet/fit-packet.ts";
import { makePacket } from "../packet/make-packet.ts";
import { keepPacketShare, proofAddress } from "../packet/proof-address.ts";
import { packetNames } from "../portals/names.ts";
import { profileFor } from "../portals/profile.ts";
import { renderFileName } from "../portals/templates.ts";
import { now } from "../time/clock.ts";
import { drawPacketFile } from "./draw-file.ts";
import { loadFaces } from "./fonts.ts";
import { keepFile, wholeOf } from "./keep-file.ts";
import { packetLimit } from "./limits.ts";
import { findStored } from "./stored-picture.ts";

/** A paper that goes with a letter: small ones as bytes, large ones by where they lie in the storage. */
export type AttachedPaper = {
  fileName: string;
  contentType: "application/pdf";
  /** Bytes. */
  size: number;
  /** Why the manager may not take it; null where it fits. */
  tooLarge: string | null;
} & ({ bytes: Uint8Array; storageKey?: undefined } | { bytes?: undefined; storageKey: string });

type Asker = { actor: Actor; source: Source; origin: string };

/** What the invoice's letter carries, by the profile: the invoice, the packet beside it, or both as one file. */
export async function papersFor(
  env: Env,
  job: Job,
  invoice: InvoiceRow,
  asker: Asker,
): Promise<{ ok: true; papers: AttachedPaper[] } | Refusal> {
  const { packet, mail } = profileFor(job);
  // What is billed before the work is done has no proof to go with it.
  const early = job.row.completedAt === null && (invoice.kind === "deposit" || invoice.kind === "progress");
  if (packet.singleFile && !early) return oneFile(env, job, invoice, asker);
  const bytes = await wholeOf(await makeInvoicePdf(env, job, invoice, asker.origin));
  const own = { ...PDF, fileName: invoiceFileName(invoice), bytes, size: bytes.length, tooLarge: null };
  if (mail.attach === "invoice" || early) return { ok: true, papers: [own] };
  const { organisationId, id: jobId } = job.row;
  const made = await makePacket(env, { organisationId, jobId, ...asker });
  if (!made.ok) return made;
  const { storageKey, bytes: size, tooLarge } = made.packet;
  const proof = { ...PDF, fileName: packetFileName(made.job), storageKey, size, tooLarge };
  return { ok: true, papers: [own, proof] };
}

const PDF = { contentType: "application/pdf" } as const;

/** A packet's name as the manager wants it. */
export function packetFileName(job: Job): string {
  return renderFileName(profileFor(job).packet.fileName, packetNames(job));
}

/** The invoice's pages, then the packet's, written once under what they show. */
async function oneFile(
  env: Env,
  job: Job,
  invoice: InvoiceRow,
  { actor, source, origin }: Asker,
): Promise<{ ok: true; papers: AttachedPaper[] } | Refusal> {
  const shared = await keepPacketShare(env, job, { actor, source, now: now(env) });
  if (!shared.ok) return shared;
  const { organisationId, id: jobId } = job.row;
  const [crew, address, bill, faces] = await Promise.all([
    crewNamesFor(databaseOf(env, organisationId), job),
    shared.share ? proofAddress(env, origin, shared.share) : "",
    contentFor(env, job, invoice, origin),
    loadFaces(env),
  ]);
  const first = firstSizes(job);
  const packetOf = (chosen: typeof first) =>
    packetContent(job, { proofAddress: address, sizes: chosen.sizes, crew });
  const maxBytes = packetLimit(profileFor(job))?.bytes ?? null;
  const hash = await contentHashOf({ invoice: bill, packet: packetOf(first), maxBytes });
  const storageKey = `${organisationId}/${jobId}/papers/${hash}.pdf`;
  const { file, tooLarge } = await fitPacket(job, first, (chosen) =>
    drawPacketFile(packetOf(chosen), faces, findStored(env), bill),
  );
  await keepFile(env, storageKey, file);
  const whole = { ...PDF, fileName: packetFileName(job), storageKey, size: file.length, tooLarge };
  return { ok: true, papers: [whole] };
}

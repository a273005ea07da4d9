import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { ProofOver } from "../../views/shares/proof-over.tsx";
import { type Checked, ProofPage } from "../../views/shares/proof-page.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { sendView } from "../http/html.ts";
import { rateLimited } from "../http/rate-limit.ts";
import { opens } from "../jobs/verbs/share-job.ts";
import { readFile, readThumbnail } from "../proof/read-file.ts";
import { sha256Hex } from "../proof/storage.ts";
import { now } from "../time/clock.ts";
import { manifestOf, NOT_OURS, sayOfFile } from "./manifest.ts";
import { packetName } from "./packet-name.ts";
import { readProofToken } from "./proof-link.ts";
import { loadProof } from "./proof-records.ts";
import type { SharedProof } from "./shared-proof.ts";

const LARGEST_FILE = 25 * 1024 * 1024;

/** A job's proof for whoever has its link: no name and no password, and nothing that the link is not for. */
export const proofRoutes = new Hono<AppEnv>();

// A page with many photos asks for each of them.
proofRoutes.use("/proof/*", rateLimited({ name: "proof", limit: 600, seconds: 60 }), async (c, next) => {
  await next();
  // The link is a key: it goes to no other site, into no index and no cache.
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Robots-Tag", "noindex, nofollow");
  c.header("Cache-Control", "private, no-store");
});

proofRoutes.get("/proof/:token", async (c) => {
  const proof = await findProof(c);
  return proof ? show(c, proof) : c.notFound();
});

/** Where no script runs, the file comes here, is compared and forgotten. */
proofRoutes.post("/proof/:token", async (c) => {
  const proof = await findProof(c);
  if (!proof) return c.notFound();
  if (!opens(proof.share, now(c.env))) return show(c, proof);
  const body = await c.req.parseBody().catch(() => {
    throw new HTTPException(400, { message: "The file could not be read. Go back and choose it again." });
  });
  const { file } = body;
  if (!(file instanceof File) || file.size === 0) {
    return show(c, proof, { ours: false, words: "Choose a file first." }, 422);
  }
  if (file.size > LARGEST_FILE) {
    const words = "This file is larger than 25 MB, and so larger than any of this job's files.";
    return show(c, proof, { ours: false, words }, 413);
  }
  const sha256 = await sha256Hex(new Uint8Array(await file.arrayBuffer()));
  const entry = manifestOf(proof).find((one) => one.sha256 === sha256);
  const words = entry ? sayOfFile(entry) : NOT_OURS;
  return show(c, proof, { ours: entry !== undefined, words: `${file.name}: ${words}` });
});

proofRoutes.get("/proof/:token/photos/:photoId", async (c) => {
  const photo = await findPhoto(c);
  return photo ? readFile(c.env, photo, c.req.raw) : c.notFound();
});

proofRoutes.get("/proof/:token/photos/:photoId/thumbnail", async (c) => {
  const photo = await findPhoto(c);
  return photo ? readThumbnail(c.env, photo, c.req.raw) : c.notFound();
});

proofRoutes.get("/proof/:token/packet", async (c) => {
  const proof = await findOpen(c);
  const packet = proof?.packets[0];
  if (!proof || !packet) return c.notFound();
  const { storageKey } = packet;
  const answer = await readFile(c.env, { storageKey, contentType: "application/pdf" }, c.req.raw);
  const own = new Response(answer.body, answer);
  if (answer.ok) {
    const name = packetName(proof.job.ticketNumber, packet.revision);
    own.headers.set("Content-Disposition", `attachment; filename="${name}"`);
  }
  return own;
});

proofRoutes.get("/proof/:token/logo", async (c) => {
  const logoKey = (await findOpen(c))?.organisation.brand.logoKey;
  if (!logoKey) return c.notFound();
  const contentType = logoKey.endsWith(".png") ? "image/png" : "image/jpeg";
  return readFile(c.env, { storageKey: logoKey, contentType }, c.req.raw);
});

type Kept = Context<AppEnv, "/proof/:token">;

async function findProof(c: Kept): Promise<SharedProof | null> {
  const target = await readProofToken(c.env, c.req.param("token"));
  return target && loadProof(databaseOf(c.env, target.organisationId), target);
}

/** The proof, if its link still opens it. */
async function findOpen(c: Kept): Promise<SharedProof | null> {
  const proof = await findProof(c);
  return proof && opens(proof.share, now(c.env)) ? proof : null;
}

/** A photo of the very job that the link is for; null for any other. */
async function findPhoto(c: Context<AppEnv, "/proof/:token/photos/:photoId">) {
  const proof = await findOpen(c);
  return proof?.photos.find((one) => one.id === c.req.param("photoId")) ?? null;
}

async function show(
  c: Kept,
  proof: SharedProof,
  checked?: Checked,
  status: 200 | 413 | 422 = 200,
): Promise<Response> {
  if (!opens(proof.share, now(c.env))) {
    c.status(410);
    return sendView(c, <ProofOver proof={proof} />);
  }
  c.status(status);
  const here = `/proof/${c.req.param("token")}`;
  return sendView(c, <ProofPage proof={proof} manifest={manifestOf(proof)} here={here} checked={checked} />);
}

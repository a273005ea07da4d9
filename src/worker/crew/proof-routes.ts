import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { problem } from "../http/problem.ts";
import { wantsProblem } from "../http/too-many.tsx";
import type { CommandResult } from "../jobs/send-command.ts";
import { readFile } from "../proof/read-file.ts";
import { photoById, signatureById } from "../proof/records.ts";
import { storePhoto } from "../proof/store-photo.ts";
import { storeSignature } from "../proof/store-signature.ts";
import { actorOf, invalid } from "./actions.tsx";
import { onJob } from "./on-job.ts";
import { bytesOf, filesIn, photoFields, textIn } from "./proof-form.ts";
import { refusalShown, refusalStatus } from "./show-job.tsx";

/** Takes one photo from the page's script, or several from the plain form; the first that is refused is told of. */
export async function postPhotos(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const form = await readForm(c);
  const fields = photoFields(form);
  const files = filesIn(form, "file");
  if (!fields) return answer(c, viewer, jobId, invalid("Say what the photo shows: before, during or after."));
  if (files.length === 0) return answer(c, viewer, jobId, invalid("Choose a photo first."));

  const { clientId, ...rest } = fields;
  const sender = {
    organisationId: viewer.organisationId,
    jobId,
    actor: actorOf(viewer),
    source: "crew",
  } as const;
  let result: CommandResult | undefined;
  for (const file of files) {
    const named = files.length === 1 ? { clientId } : {};
    const stored = await storePhoto(c.env, { ...sender, ...rest, ...named, bytes: await bytesOf(file) });
    if (!result || result.ok) result = stored;
  }
  return answer(c, viewer, jobId, result ?? invalid("Choose a photo first."));
}

export async function postSignature(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const form = await readForm(c);
  const [file] = filesIn(form, "file");
  if (!file) return answer(c, viewer, jobId, invalid("The signature is empty. Sign again."));

  const result = await storeSignature(c.env, {
    ...{ organisationId: viewer.organisationId, jobId, actor: actorOf(viewer), source: "crew" },
    ...{ bytes: await bytesOf(file), name: textIn(form, "name") ?? "", role: textIn(form, "role") },
  });
  return answer(c, viewer, jobId, result);
}

export const getPhoto = onJob({
  read: ({ c, db, organisationId }, jobId) => [
    photoById(db, organisationId, jobId, c.req.param("fileId") ?? ""),
  ],
  show: (c, _viewer, _jobId, [[photo]]) => (photo ? readFile(c.env, photo, c.req.raw) : c.notFound()),
});

export const getSignature = onJob({
  read: ({ c, db, organisationId }, jobId) => [
    signatureById(db, organisationId, jobId, c.req.param("fileId") ?? ""),
  ],
  show: (c, _viewer, _jobId, [[signature]]) =>
    signature ? readFile(c.env, { ...signature, contentType: "image/png" }, c.req.raw) : c.notFound(),
});

async function readForm(c: Context<AppEnv>): Promise<FormData> {
  return await c.req.formData().catch(() => {
    throw new HTTPException(400, { message: "What was sent could not be read. Send it again." });
  });
}

/** Data for the page's script; for the plain form the job again. */
async function answer(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  result: CommandResult,
): Promise<Shown> {
  if (result.ok) return wantsProblem(c) ? c.json({ ok: true }, 201) : c.redirect(`/crew/jobs/${jobId}`, 303);
  if (!wantsProblem(c)) return refusalShown(c, viewer, jobId, result);
  return problem(c, refusalStatus(result), { code: result.code, detail: result.detail });
}

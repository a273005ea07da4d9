import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import type { Scope } from "../http/page.ts";
import { problem } from "../http/problem.ts";
import type { CommandResult } from "../jobs/send-command.ts";
import { readFile, readThumbnail } from "../proof/read-file.ts";
import { photoById, signatureById } from "../proof/records.ts";
import { sha256Hex } from "../proof/storage.ts";
import { storePhoto } from "../proof/store-photo.ts";
import { storeSignature } from "../proof/store-signature.ts";
import { now } from "../time/clock.ts";
import { answerDeed } from "./answer-deed.tsx";
import { invalid } from "./do-deed.ts";
import { othersDeed, senderOf } from "./envelope.ts";
import { putRight } from "./happened-at.ts";
import { onJob } from "./on-job.ts";
import { bytesOf, envelopeIn, filesIn, methodIn, photoFields, textIn } from "./proof-form.ts";

/** Takes one photo from a phone, with its smaller copies, or several from the plain form; the first that is refused is told of. */
export async function postPhotos(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const form = await readForm(c);
  const envelope = envelopeIn(form);
  const others = othersDeed(c, viewer, envelope);
  if (others) return others;
  const fields = photoFields(form);
  const files = await Promise.all(filesIn(form, "file").map(bytesOf));
  const [first] = files;
  if (!fields)
    return answerDeed(c, viewer, jobId, invalid("Say what the photo shows: before, during or after."));
  if (!first) return answerDeed(c, viewer, jobId, invalid("Choose a photo first."));

  const { sha256, ...rest } = fields;
  const arrived = await sha256Hex(first);
  if (sha256 && sha256 !== arrived) return damaged(c);
  const { clientId, ...sender } = senderOf(c, viewer, jobId, envelope);
  const takenAt = putRight(now(c.env), fields.takenAt, envelope.sentAt) ?? sender.at;
  const [thumbnail] = await Promise.all(filesIn(form, "thumbnail").slice(0, 1).map(bytesOf));
  const [medium] = await Promise.all(filesIn(form, "medium").slice(0, 1).map(bytesOf));
  let result: CommandResult | undefined;
  for (const bytes of files) {
    const named = files.length === 1 ? { clientId, thumbnail, medium } : {};
    const stored = await storePhoto(c.env, { ...sender, ...rest, takenAt, ...named, bytes });
    if (!result || result.ok) result = stored;
  }
  return answerDeed(c, viewer, jobId, result ?? invalid("Choose a photo first."), { sha256: arrived });
}

export async function postSignature(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const form = await readForm(c);
  const envelope = envelopeIn(form);
  const others = othersDeed(c, viewer, envelope);
  if (others) return others;
  const [file] = filesIn(form, "file");
  if (!file) return answerDeed(c, viewer, jobId, invalid("The signature is empty. Sign again."));

  const bytes = await bytesOf(file);
  const arrived = await sha256Hex(bytes);
  const sha256 = textIn(form, "sha256")?.toLowerCase();
  if (sha256 && sha256 !== arrived) return damaged(c);
  const result = await storeSignature(c.env, {
    ...senderOf(c, viewer, jobId, envelope),
    ...{ bytes, name: textIn(form, "name") ?? "", role: textIn(form, "role"), method: methodIn(form) },
  });
  return answerDeed(c, viewer, jobId, result, { sha256: arrived });
}

const onePhoto = { read: onePhotoQuery } as const;

export const getPhoto = onJob({
  ...onePhoto,
  show: (c, _viewer, _jobId, [[photo]]) => (photo ? readFile(c.env, photo, c.req.raw) : c.notFound()),
});

export const getThumbnail = onJob({
  ...onePhoto,
  show: (c, _viewer, _jobId, [[photo]]) => (photo ? readThumbnail(c.env, photo, c.req.raw) : c.notFound()),
});

export const getSignature = onJob({
  read: ({ c, db, organisationId }, jobId) => [
    signatureById(db, organisationId, jobId, c.req.param("fileId") ?? ""),
  ],
  show: (c, _viewer, _jobId, [[signature]]) =>
    signature ? readFile(c.env, { ...signature, contentType: "image/png" }, c.req.raw) : c.notFound(),
});

function onePhotoQuery({ c, db, organisationId }: Scope, jobId: string) {
  return [photoById(db, organisationId, jobId, c.req.param("fileId") ?? "")] as const;
}

/** What arrived is not what was sent: the phone sends it again. */
function damaged(c: Context<AppEnv>): Response {
  const detail = "The file was damaged on its way. It is sent again.";
  return problem(c, 503, { code: "damaged", detail });
}

async function readForm(c: Context<AppEnv>): Promise<FormData> {
  return await c.req.formData().catch(() => {
    throw new HTTPException(400, { message: "What was sent could not be read. Send it again." });
  });
}

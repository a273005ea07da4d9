import { databaseOf } from "../database/database.ts";
import type { ChangeOrderRow, ConfirmationRow, MoreRequestRow, PhotoRow } from "../database/rows.ts";
import { loadJob } from "../jobs/load-job.ts";
import type { Job } from "../jobs/types.ts";
import { photoById } from "../proof/records.ts";
import { type AskedFor, readAskToken } from "./link.ts";

/** The job and the confirmation that a link names; null if the link is not ours, or they are not there. */
export async function findConfirmation(env: Env, token: string) {
  return await find(env, "confirm", token, (job): ConfirmationRow[] => job.confirmations);
}

/** The job and the request for more that a link names; null if the link is not ours, or they are not there. */
export async function findRequest(env: Env, token: string) {
  return await find(env, "more", token, (job): MoreRequestRow[] => job.asks);
}

/** The job and the change order that a link names; null if the link is not ours, or they are not there. */
export async function findChange(env: Env, token: string) {
  return await find(env, "change", token, (job): ChangeOrderRow[] => job.changeOrders);
}

/** A photo of the very job that the link is about; null for any other. */
export async function findAskPhoto(
  env: Env,
  asked: AskedFor,
  token: string,
  photoId: string,
): Promise<PhotoRow | null> {
  const target = await readAskToken(env, asked, token);
  if (!target) return null;
  const { organisationId, jobId } = target;
  const [photo] = await photoById(databaseOf(env, organisationId), organisationId, jobId, photoId);
  return photo ?? null;
}

async function find<Row extends { id: string }>(
  env: Env,
  asked: AskedFor,
  token: string,
  rowsOf: (job: Job) => Row[],
): Promise<{ job: Job; request: Row } | null> {
  const target = await readAskToken(env, asked, token);
  if (!target) return null;
  const { organisationId, jobId, id } = target;
  const { job } = await loadJob(databaseOf(env, organisationId), organisationId, jobId);
  const request = job && rowsOf(job).find((one) => one.id === id);
  return request ? { job, request } : null;
}

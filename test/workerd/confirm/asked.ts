import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { vi } from "vitest";
import { askToken } from "../../../src/worker/confirm/link.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { organisation } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import type { Job } from "../../../src/worker/jobs/types.ts";
import { storePhoto } from "../../../src/worker/proof/store-photo.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE, send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { jpeg } from "../proof/pictures.ts";

export type Asked = { organisationId: string; jobId: string; id: string; token: string; path: string };

/** A crew on site with a not-to-exceed amount of $450.00. */
export async function aCrewOnSite(given: { locale?: string; name?: string } = {}) {
  const organisationId = await anOrganisation(given.name);
  if (given.locale) {
    const db = databaseOf(env, organisationId);
    await db.update(organisation).set({ locale: given.locale }).where(eq(organisation.id, organisationId));
  }
  const jobId = (await aJob(organisationId)).row.id;
  await send(organisationId, jobId, { type: "edit", details: { notToExceed: 45_000 } });
  await send(organisationId, jobId, { type: "accept" });
  await send(organisationId, jobId, { type: "arrive" });
  return { organisationId, jobId };
}

export async function aConfirmation(
  recipient = "m.ortiz@example.com",
  given: { organisationId: string; jobId: string } | null = null,
): Promise<Asked> {
  const { organisationId, jobId } = given ?? (await aCrewOnSite());
  const id = newId("conf");
  await send(organisationId, jobId, { type: "ask_confirmation", id, recipient });
  const token = await askToken(testEnv(), "confirm", { organisationId, jobId, id });
  return { organisationId, jobId, id, token, path: `/confirm/${token}` };
}

export async function aRequest(
  reason = "The frame behind the screen is rotten.",
  given: { organisationId: string; jobId: string } | null = null,
): Promise<Asked> {
  const { organisationId, jobId } = given ?? (await aCrewOnSite());
  const id = newId("more");
  await send(organisationId, jobId, { type: "ask_for_more", id, amount: 65_000, reason });
  const token = await askToken(testEnv(), "more", { organisationId, jobId, id });
  return { organisationId, jobId, id, token, path: `/more/${token}` };
}

export async function aPhoto(
  of: { organisationId: string; jobId: string },
  label: "before" | "after",
  nth: number,
) {
  const { organisationId, jobId } = of;
  const stored = await storePhoto(testEnv(), {
    ...{ organisationId, jobId, bytes: jpeg(nth, 30), label, takenAt: Date.UTC(2026, 0, 1) + nth },
    ...{ actor: OFFICE, source: "crew" },
  });
  if (!stored.ok) throw new Error(stored.detail);
}

export async function jobNow({
  organisationId,
  jobId,
}: Pick<Asked, "organisationId" | "jobId">): Promise<Job> {
  const { job } = await loadJob(databaseOf(env, organisationId), organisationId, jobId);
  if (!job) throw new Error("there is no such job");
  return job;
}

export type Sent = { to: string; subject?: string; body: string; authorization?: string | null };

/** The mail and text services, which keep what they are sent; texts are answered as told. */
export function services(
  answerText: () => Response | Promise<Response> = () => Response.json({ sid: "SM1" }),
) {
  const sent: Sent[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { hostname } = new URL(request.url);
    if (hostname === "mail.test") {
      const mail = (await request.json()) as { to: string; subject: string; text: string };
      sent.push({ to: mail.to, subject: mail.subject, body: mail.text });
      return Response.json({ id: "mail_1" });
    }
    if (hostname !== "texts.test") throw new Error(`Nobody expected a call to ${request.url}`);
    const form = new URLSearchParams(await request.text());
    const [to = "", body = ""] = [form.get("To") ?? "", form.get("Body") ?? ""];
    sent.push({ to, body, authorization: request.headers.get("Authorization") });
    return await answerText();
  });
  return sent;
}

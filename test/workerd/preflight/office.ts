import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, job as jobTable, organisation, portal } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import type { Command, Job } from "../../../src/worker/jobs/types.ts";
import { PLAIN_PROFILE, type PortalProfile } from "../../../src/worker/portals/profile.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { aJob, send } from "../crew/jobs.ts";

const PROFILE: PortalProfile = {
  ...PLAIN_PROFILE,
  amounts: { ...PLAIN_PROFILE.amounts, purchaseOrder: "required" },
  deadline: { days: 10, cutoff: null },
  notes: "Ring Maria first.",
};

/** An office and its owner before a job that is done, whose manager asks for a PO number that nobody has entered. */
export async function anOfficeWithRules(profile: PortalProfile = PROFILE) {
  const organisationId = await anOrganisation();
  const db = databaseOf(env, organisationId);
  const [row] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
  if (!row) throw new Error("no organisation");
  const rules = { ...row.rules, photosBefore: 0, photosAfter: 0, signature: false };
  await db.update(organisation).set({ rules }).where(eq(organisation.id, organisationId));
  const portalId = newId("portal");
  await db
    .insert(portal)
    .values({ organisationId, id: portalId, name: "Cypress PM", rules: {}, profile, createdAt: 0 });
  const owner = await signedIn(await aMember("owner", { organisationId }));
  const office = await signedIn(await aMember("office", { organisationId }));

  async function aFinishedJob(): Promise<Job> {
    const { row: made } = await aJob(organisationId);
    const { id, customerId, siteId, ticketNumber, title, source, currency } = made;
    const ticket = { source, ticketNumber, portalId, customerId, siteId, title, currency };
    const way: Command[] = [
      { type: "receive", ticket },
      { type: "change_contact", contact: { email: "ap@cypress.example" } },
      ...[{ type: "accept" } as const, { type: "arrive" } as const, { type: "complete" } as const],
    ];
    let job: Job | undefined;
    for (const command of way) job = await send(organisationId, id, command);
    if (!job) throw new Error("no job");
    return job;
  }

  return {
    ...{ organisationId, owner, office, aFinishedJob },
    now: async (id: string) => (await loadJob(db, organisationId, id)).job,
    events: async (id: string) =>
      (await db.select().from(event).where(eq(event.jobId, id)).orderBy(asc(event.sequence))).map(
        (one) => one,
      ),
    /** The job as if it had been completed so many days earlier. */
    completedEarlier: async (id: string, days: number) => {
      const completedAt = Date.now() - days * 86_400_000;
      await db.update(jobTable).set({ completedAt }).where(eq(jobTable.id, id));
    },
    alarm: (id: string) => runDurableObjectAlarm(env.JOB.getByName(objectName(organisationId, id))),
  };
}

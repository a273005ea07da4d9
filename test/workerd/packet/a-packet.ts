import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { job as jobs, member, portal } from "../../../src/worker/database/schema.ts";
import { objectName, sendCommand } from "../../../src/worker/jobs/send-command.ts";
import type { Command, Job, PhotoInput } from "../../../src/worker/jobs/types.ts";
import { makePacket } from "../../../src/worker/packet/make-packet.ts";
import type { PortalProfile } from "../../../src/worker/portals/profile.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { jpeg } from "../proof/pictures.ts";

/** A job whose crew has taken photos, the files of which lie in the storage. */
export async function aProvenJob(photos: Partial<PhotoInput>[] = [{}]) {
  const organisationId = await anOrganisation();
  const job = await aJob(organisationId);
  const jobId = job.row.id;
  for (const [index, photo] of photos.entries()) await attach(organisationId, jobId, index, photo);
  const asked = {
    organisationId,
    jobId,
    actor: OFFICE,
    source: "office",
    origin: "https://close.test",
  } as const;
  return {
    ...{ organisationId, jobId, path: `/office/jobs/${jobId}` },
    make: async () => {
      const made = await makePacket(testEnv(), asked);
      if (!made.ok) throw new Error(made.detail);
      return made.packet;
    },
    say: (command: Command): Promise<Job> => say(organisationId, jobId, command),
    /** From now on its manager wants it so. */
    underPortal: async (profile: Partial<PortalProfile>) => {
      const db = databaseOf(testEnv(), organisationId);
      const rules = { id: "port_1", name: "Westrom", rules: {}, profile };
      await db.batch([
        db.insert(portal).values({ organisationId, ...rules, createdAt: 0, updatedAt: 0 }),
        db
          .update(jobs)
          .set({ portalId: "port_1" })
          .where(and(eq(jobs.organisationId, organisationId), eq(jobs.id, jobId))),
      ]);
      // The job's object has not seen these rows change: it is to read the job again.
      await evictDurableObject(env.JOB.getByName(objectName(organisationId, jobId)));
    },
    /** From now on whoever writes the notes counts as the crew. */
    asCrew: async () => {
      const db = databaseOf(testEnv(), organisationId);
      const values = { organisationId, id: "mem_luis", email: "luis@gulf.example", name: OFFICE.name };
      await db.insert(member).values({ ...values, role: "crew", createdAt: 0 });
    },
  };
}

async function attach(organisationId: string, jobId: string, index: number, over: Partial<PhotoInput>) {
  const id = `photo_${index}`;
  const storageKey = `${organisationId}/${jobId}/${id}.jpg`;
  const bytes = jpeg(400, 300, 2000);
  await testEnv().FILES.put(storageKey, bytes);
  const label = index % 2 === 0 ? "before" : "after";
  const photo: PhotoInput = {
    ...{ id, clientId: id, label, storageKey, thumbnailKey: null },
    ...{ mediumKey: null, mediumBytes: null, contentType: "image/jpeg", bytes: bytes.length },
    ...{ width: 400, height: 300, sha256: "ab".repeat(32), takenAt: 1_795_000_000_000 + index * 60_000 },
    ...{ latitude: 27.9478, longitude: -82.4584 },
    ...over,
  };
  await say(organisationId, jobId, { type: "attach_photo", photo });
}

async function say(organisationId: string, jobId: string, command: Command): Promise<Job> {
  const result = await sendCommand(testEnv(), {
    organisationId,
    jobId,
    command,
    actor: OFFICE,
    source: "office",
  });
  if (!result.ok) throw new Error(`${command.type}: ${result.detail}`);
  return result.job;
}

export async function stored(key: string): Promise<Uint8Array> {
  const object = await testEnv().FILES.get(key);
  if (!object) throw new Error(`${key} is not in the storage`);
  return new Uint8Array(await object.arrayBuffer());
}

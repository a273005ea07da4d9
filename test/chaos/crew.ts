import type { Job, Problem } from "../support/api-client.ts";
import { photoForm, signatureForm } from "../support/pictures.ts";
import type { Chance } from "./random.ts";
import type { StubbornClient } from "./stubborn-client.ts";
import { aPlan, type Plan, ticketOf } from "./tickets.ts";

export type Pictures = { photos: Blob[]; signature: Blob };

/** From the ticket to the approved proof, with what goes wrong on a usual day. Answers the job's id and what is to be billed. */
export async function closeOutOne(
  client: StubbornClient,
  number: number,
  chance: Chance,
  pictures: Pictures,
): Promise<{ jobId: string; plan: Plan }> {
  let plan = aPlan(number, chance);
  const { body: job } = await client.change<Job>("POST", "/jobs", { json: ticketOf(plan) });
  const jobId = job.id;
  const move = (to: string, expected?: number[], reason?: string) =>
    client.change<Job | Problem>("POST", `/jobs/${jobId}/transitions`, { json: { to, reason } }, expected);

  await move("accepted");
  if (chance.happens(0.5)) await move("en_route");
  await move("on_site");
  if (chance.happens(0.2)) await move("completed", [409]);
  if (chance.happens(0.2)) {
    const { lines, total } = aPlan(number, chance);
    plan = { ...plan, lines, total };
    await client.change("PATCH", `/jobs/${jobId}`, { json: { lineItems: lines } });
  }
  await Promise.all([
    ...["before", "before", "after", "after"].map((label, index) => {
      const form = photoForm(chance.oneOf(pictures.photos), label, `${number}-${index}`);
      return client.change("POST", `/jobs/${jobId}/photos`, { form });
    }),
    client.change("POST", `/jobs/${jobId}/signature`, {
      form: signatureForm(pictures.signature, "Jo Perrin"),
    }),
  ]);
  await move("completed");
  if (chance.happens(0.15)) {
    await move("returned", [200], "One photo is blurred");
    await move("completed");
  }
  await move("approved");
  // A portal that sends its ticket once more, long after.
  if (chance.happens(0.1)) await client.change("POST", "/jobs", { json: ticketOf(plan) });
  return { jobId, plan };
}

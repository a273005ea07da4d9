import { allOrganisations } from "../../timers/organisations.ts";

/**
 * Has the jobs of an organisation that are still to be billed added up again, after something that goes into the sums of many: rules
 * for billing, who works the tax out, an exemption. Never throws: what was changed stands, and the night asks again.
 */
export async function askForSums(env: Pick<Env, "SUMS">, organisationId: string): Promise<void> {
  try {
    await env.SUMS.send({ organisationId, sumAfter: "" });
  } catch (error) {
    console.error({ message: "sums were not asked for; the night will", error: String(error) });
  }
}

/** The same for everybody: for what was asked for and got lost. */
export async function askForAllSums(env: Env): Promise<void> {
  for (const { id } of await allOrganisations(env)) await askForSums(env, id);
}

import { allOrganisations } from "../timers/organisations.ts";

/** Does something for every organisation in turn. One's trouble keeps no other from its own; the first of them is told at the end. */
export async function eachOrganisation(
  env: Env,
  run: (organisation: { id: string; timeZone: string }) => Promise<void>,
): Promise<void> {
  const troubles: unknown[] = [];
  for (const organisation of await allOrganisations(env)) {
    try {
      await run(organisation);
    } catch (trouble) {
      troubles.push(trouble);
    }
  }
  if (troubles.length > 0) throw troubles[0];
}

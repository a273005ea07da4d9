import { eachOrganisation } from "../../notices/each-organisation.ts";
import { now } from "../../time/clock.ts";
import { forgetImports } from "./forget-imports.ts";
import { forgetMessages } from "./forget-messages.ts";

/** Deletes what came in and has had its time: what became of it stays with its job, and the record of it stays too. */
export async function forgetOriginals(env: Env): Promise<void> {
  await eachOrganisation(env, async ({ id }) => {
    const at = now(env);
    await forgetMessages(env, id, at);
    await forgetImports(env, id, at);
  });
}

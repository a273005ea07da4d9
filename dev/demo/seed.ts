import { now } from "../../src/worker/time/clock.ts";
import type { DemoContext } from "../start/demo.ts";
import type { Row } from "../start/print.ts";
import { gulfCoast } from "./content/gulf-coast.ts";
import { gulfCoastJobs } from "./content/gulf-coast-jobs.ts";
import { nordlicht, nordlichtJobs } from "./content/nordlicht.ts";
import { castOf, enterApiKey, enterCast, type OrganisationSpec } from "./organisation.ts";
import { enterDocuments, enterLogo } from "./papers.ts";
import { ProofFiles } from "./proof-files.ts";
import { Records } from "./records.ts";
import type { JobSpec } from "./story.ts";
import { StripeBooks } from "./stripe-books.ts";
import { tellJobs } from "./tell-jobs.ts";

const DAY = 86_400_000;

/** Fills an empty database: two organisations, and what has happened to their jobs up to this moment. */
export async function seedDemo(context: DemoContext): Promise<{ signIns: Row[] }> {
  const { variables, standIns, apiKey } = context;
  const at = now({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: variables.NOW_OFFSET_SECONDS });
  const records = new Records();
  const files = new ProofFiles(context.r2);
  const books = new StripeBooks(standIns.stripe, variables.STRIPE_SECRET_KEY ?? "");
  const billing = await books.canImport(gulfCoast.organisation.name);

  async function enter(spec: OrganisationSpec, jobs: JobSpec[], key?: string) {
    const cast = await castOf(spec, at - 400 * DAY);
    await enterCast(records, cast);
    await enterLogo(files, cast);
    cast.documents = await enterDocuments(records, files, cast, spec.documents, at);
    if (key) await enterApiKey(records, cast, key);
    await tellJobs({ cast, jobs, books, billing, files, records, now: at });
  }

  const everything = async () => {
    await enter(gulfCoast, gulfCoastJobs, apiKey);
    await enter(nordlicht, nordlichtJobs);
    await files.stored();
    await records.write(context.d1);
  };
  await (billing ? books.withWebhooksHeld(everything) : everything());
  return { signIns: signInsOf(variables.DEMO_SIGN_IN_CODE ?? "", apiKey) };
}

function signInsOf(code: string, apiKey: string): Row[] {
  const { renata, dana, luis, minh } = gulfCoast.members;
  const people = [
    { label: "Owner", member: renata },
    { label: "Office", member: dana },
    { label: "Crew 1", member: luis },
    { label: "Crew 2", member: minh },
  ];
  const rows = people.flatMap(({ label, member }) =>
    member ? [{ label, value: `${member.email.padEnd(20)} code ${code}` }] : [],
  );
  return [...rows, { label: "API key", value: apiKey }];
}

import { createHash, randomBytes } from "node:crypto";
import type { LocalDatabase } from "../../dev/start/worker.ts";
import type { BillingRules } from "../../src/worker/billing/vocabulary.ts";

/** What must be there before a job counts as done; nothing unless a test asks for it. */
export type Rules = {
  photosBefore: number;
  photosAfter: number;
  signature: boolean;
  review: boolean;
  billing: Partial<BillingRules>;
};

export type Organisation = { id: string; apiKey: string; members: Record<Role, Member> };
export type Role = "owner" | "office" | "crew";
/** `cookie` is a header's value for a browser in which the member is signed in. */
export type Member = { id: string; email: string; cookie: string };

const NO_PROOF: Rules = {
  photosBefore: 0,
  photosAfter: 0,
  signature: false,
  review: true,
  billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } },
};
const FAR_FUTURE = Date.UTC(2100, 0, 1);

/** An organisation with an API key and a signed-in owner, office and crew. */
export async function addOrganisation(
  d1: LocalDatabase,
  name: string,
  rules: Partial<Rules> = {},
): Promise<Organisation> {
  const id = newId("org");
  const apiKey = `closeout_${randomBytes(24).toString("base64url")}`;
  const keyHash = sha256(apiKey);
  const roles = ["owner", "office", "crew"] as const;
  const people = roles.map((role) => ({
    role,
    id: newId("mem"),
    secret: randomBytes(32).toString("base64url"),
  }));
  const run = (sql: string, ...values: (string | number)[]) => d1.prepare(sql).bind(...values);
  await d1.batch([
    run(
      `INSERT INTO organisation (id, name, email, time_zone, currency, locale, rules, created_at)
       VALUES (?, ?, ?, 'America/New_York', 'usd', 'en-US', ?, 0)`,
      id,
      name,
      `office@${id.slice(-6)}.example`,
      JSON.stringify({ ...NO_PROOF, ...rules }),
    ),
    run(
      "INSERT INTO api_key (organisation_id, id, name, prefix, key_hash, created_at) VALUES (?, ?, 'Tests', ?, ?, 0)",
      id,
      newId("key"),
      apiKey.slice(0, 13),
      keyHash,
    ),
    run("INSERT INTO directory (kind, key, organisation_id) VALUES ('api_key', ?, ?)", keyHash, id),
    ...people.flatMap((person) => [
      run(
        "INSERT INTO member (organisation_id, id, email, name, role, created_at) VALUES (?, ?, ?, ?, ?, 0)",
        id,
        person.id,
        `${person.role}@${id.slice(-6)}.example`,
        `Pat ${person.role}`,
        person.role,
      ),
      run(
        `INSERT INTO session (organisation_id, token_hash, member_id, created_at, last_seen_at, expires_at)
         VALUES (?, ?, ?, 0, ?, ?)`,
        id,
        sha256(person.secret),
        person.id,
        FAR_FUTURE,
        FAR_FUTURE,
      ),
    ]),
  ]);
  const members = Object.fromEntries(
    people.map((person) => {
      const cookie = `__Host-session=${id}.${person.id}.${person.secret}`;
      return [person.role, { id: person.id, email: `${person.role}@${id.slice(-6)}.example`, cookie }];
    }),
  ) as Record<Role, Member>;
  return { id, apiKey, members };
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(13).toString("hex")}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

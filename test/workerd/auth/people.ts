import { emailKey } from "../../../src/worker/auth/memberships.ts";
import { startSession } from "../../../src/worker/auth/session.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { directory, member, organisation, type Role } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { Browser, testEnv } from "../http/browser.ts";

export type Person = { organisationId: string; memberId: string; email: string; role: Role };

/** An organisation of its own, so that no test sees another's rows. */
export async function anOrganisation(name = "Gulf Coast Screens"): Promise<string> {
  const id = newId("org");
  await databaseOf(testEnv(), id)
    .insert(organisation)
    .values({
      id,
      name,
      email: "office@gulf.example",
      timeZone: "America/New_York",
      currency: "USD",
      locale: "en-US",
      rules: {
        photosBefore: 2,
        photosAfter: 2,
        signature: true,
        review: true,
        billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } },
      },
      createdAt: 0,
    });
  return id;
}

export async function aMember(
  role: Role,
  given: { organisationId?: string; email?: string } = {},
): Promise<Person> {
  const organisationId = given.organisationId ?? (await anOrganisation());
  const memberId = newId("mem");
  const email = given.email ?? `${memberId}@gulf.example`;
  const db = databaseOf(testEnv(), organisationId);
  await db.batch([
    db.insert(member).values({ organisationId, id: memberId, email, name: "Ana Ruiz", role, createdAt: 0 }),
    db.insert(directory).values({ kind: "email", key: await emailKey(email), organisationId }),
  ]);
  return { organisationId, memberId, email, role };
}

/** A browser in which this person is signed in. */
export async function signedIn(person: Person, browser = new Browser()): Promise<Browser> {
  const { organisationId, memberId } = person;
  const db = databaseOf(testEnv(), organisationId);
  const secret = await startSession(db, { organisationId, memberId, userAgent: null }, Date.now());
  browser.cookies.set("__Host-session", `${organisationId}.${memberId}.${secret}`);
  return browser;
}

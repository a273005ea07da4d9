import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import type { Context, Handler } from "hono";
import { type Proof, proofOf, seenSession, viewerOf } from "../auth/session.ts";
import { type Claim, readClaim } from "../auth/session-cookie.ts";
import { type Database, databaseOf } from "../database/database.ts";
import type { Role } from "../database/schema.ts";
import { deploymentAccount } from "../payments/stripe-gateway.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import type { AppEnv, Viewer } from "./app-env.ts";
import { markupOf, type Shown, sendView } from "./html.ts";
import { keptPages, type MadeFrom } from "./kept-pages.ts";
import { signInFirst } from "./sign-in-first.ts";

type Query = BatchItem<"sqlite">;
type Rows<Q extends readonly Query[]> = BatchResponse<Q>;

/** What a page may ask with: the ids are the cookie's claim, proved in the same batch before anything is shown. */
export type Scope = {
  c: Context<AppEnv>;
  db: Database;
  organisationId: string;
  memberId: string;
  /** Milliseconds since 1970, UTC. */
  now: number;
};

type Page<Q extends readonly Query[]> = {
  roles: readonly Role[];
  read: (scope: Scope) => Q;
  show: (c: Context<AppEnv>, viewer: Viewer, results: Rows<Q>) => Shown | Promise<Shown>;
};

/**
 * A page for members with one of these roles. `read` names its queries, plain and without joins; they travel with the
 * session's proof as one D1 batch, and `show` is called with their rows once the proof held.
 */
export function page<const Q extends readonly Query[]>(options: Page<Q>): Handler<AppEnv> {
  return async (c) => {
    const claim = await readClaim(c);
    if (!claim) return signInFirst(c);
    const scope = scopeOf(c, claim);
    const { proof, rows } = await readWithProof(scope.db, claim, options.read(scope));
    return forViewer(scope, claim, proof, options.roles, (viewer) => options.show(c, viewer, rows));
  };
}

/**
 * A page that many look at again and again: what was made is kept, and asked for again it costs the proof alone, which tells whether
 * the organisation's records were written since. Only for pages that show nothing but those records, the date and the viewer.
 */
export function keptPage<const Q extends readonly Query[]>(options: Page<Q>): Handler<AppEnv> {
  const made = page({
    ...options,
    show: async (c, viewer, rows) => {
      const shown = await options.show(c, viewer, rows);
      if (shown instanceof Response) return shown;
      const markup = await markupOf(shown);
      keptPages.keep(nameOf(c, viewer), madeFrom(c, viewer), markup);
      return markup;
    },
  });
  return async (c, next) => {
    const claim = await readClaim(c);
    if (!claim || !keptPages.has(nameOf(c, claim))) return made(c, next);
    const scope = scopeOf(c, claim);
    const { proof } = await readWithProof(scope.db, claim, []);
    const viewer = viewerOf(claim, proof, circumstances(scope));
    const markup = viewer && keptPages.find(nameOf(c, viewer), madeFrom(c, viewer));
    return markup ? forViewer(scope, claim, proof, options.roles, () => markup) : made(c, next);
  };
}

/** Each viewer's own: an address as a page, and as the part of it that htmx asks for. */
function nameOf(c: Context<AppEnv>, who: Pick<Viewer, "organisationId" | "memberId">): string {
  return [who.organisationId, who.memberId, c.req.url, isPartial(c)].join(" ");
}

function madeFrom(c: Context<AppEnv>, viewer: Viewer): MadeFrom {
  return { viewer, today: calendarDateIn(viewer.organisation.timeZone, now(c.env)) };
}

/** Something that members with one of these roles may do: the session is proved in one batch, then `run` does it. */
export function action(options: {
  roles: readonly Role[];
  run: (c: Context<AppEnv>, viewer: Viewer) => Shown | Promise<Shown>;
}): Handler<AppEnv> {
  return page({ roles: options.roles, read: () => [], show: options.run });
}

/** Whether htmx wants a part of the page; a restored history entry wants the whole of it. */
export function isPartial(c: Context): boolean {
  return c.req.header("HX-Request-Type") === "partial";
}

/** Shows it to whom the rows prove, and notes that they were here. */
async function forViewer(
  scope: Scope,
  claim: Claim,
  proof: Proof,
  roles: readonly Role[],
  show: (viewer: Viewer) => Shown | Promise<Shown>,
): Promise<Response> {
  const { c } = scope;
  const viewer = viewerOf(claim, proof, circumstances(scope));
  if (!viewer) return signInFirst(c);
  if (!roles.includes(viewer.role)) return c.notFound();
  c.set("viewer", viewer);
  noteSeen(scope, proof);
  return answer(c, await show(viewer));
}

function circumstances({ c, now }: Scope) {
  return { now, deploymentLive: deploymentAccount(c.env).livemode };
}

function scopeOf(c: Context<AppEnv>, claim: Claim): Scope {
  const { organisationId, memberId } = claim;
  return { c, db: databaseOf(c.env, organisationId), organisationId, memberId, now: now(c.env) };
}

async function readWithProof<Q extends readonly Query[]>(
  db: Database,
  claim: Claim,
  queries: Q,
): Promise<{ proof: Proof; rows: Rows<Q> }> {
  const [sessions, members, organisations, ...rows] = await db.batch([...proofOf(db, claim), ...queries]);
  const proof = { session: sessions[0], member: members[0], organisation: organisations[0] };
  // The one seam: TypeScript does not carry a generic tuple through the rest of a destructured batch.
  return { proof, rows: rows as unknown as Rows<Q> };
}

function noteSeen({ c, db, now }: Scope, proof: Proof): void {
  const write = proof.session && seenSession(db, proof.session, now);
  if (write) c.executionCtx.waitUntil(write.run());
}

async function answer(c: Context<AppEnv>, shown: Shown): Promise<Response> {
  const response = shown instanceof Response ? shown : await sendView(c, shown);
  if (response.status === 101) return response;
  // A copy, since an answer that came from storage or an object cannot be changed.
  const own = new Response(response.body, response);
  if (!own.headers.has("Cache-Control")) own.headers.set("Cache-Control", "no-store");
  own.headers.append("Vary", "HX-Request-Type");
  return own;
}

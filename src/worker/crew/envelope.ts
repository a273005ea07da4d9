import type { Context } from "hono";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import type { Actor, Source } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { happenedAt } from "./happened-at.ts";

/** What a phone writes on everything that it sends. A plain form writes none of it. */
export type Envelope = {
  /** The phone's own name for it: sent again, it happens no second time. */
  clientId?: string;
  /** When it happened and when it was sent, by the phone's clock; milliseconds since 1970. */
  at?: number;
  sentAt?: number;
  /** Who did it: a phone may pass from hand to hand before it finds signal. */
  memberId?: string;
};

/** Who acts, for a command to the job. */
export type Sender = {
  organisationId: string;
  jobId: string;
  actor: Actor;
  source: Source;
  clientId?: string;
  at?: number;
};

const CLIENT_ID = /^[\w-]{1,64}$/;

/** The sender that the envelope names, with its time put right; a name that no phone of ours gives is left out. */
export function senderOf(c: Context<AppEnv>, viewer: Viewer, jobId: string, envelope: Envelope): Sender {
  const { organisationId, memberId, name } = viewer;
  const clientId = CLIENT_ID.test(envelope.clientId ?? "") ? envelope.clientId : undefined;
  const at = happenedAt(now(c.env), envelope.at, envelope.sentAt);
  return {
    organisationId,
    jobId,
    actor: { kind: "member", id: memberId, name },
    source: "crew",
    clientId,
    at,
  };
}

/** The answer to something that another member did on this phone: it waits until they sign in. Null if it is the viewer's. */
export function othersDeed(c: Context<AppEnv>, viewer: Viewer, { memberId }: Envelope): Response | null {
  if (memberId === undefined || memberId === viewer.memberId) return null;
  const detail = "Somebody else did this on the phone. It is kept, and sent when they sign in again.";
  return problem(c, 401, { code: "other_member", detail });
}

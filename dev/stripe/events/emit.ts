import { platformBook } from "../accounts/find.ts";
import { inMode, isLive } from "../accounts/modes.ts";
import { newId } from "../ids.ts";
import { now, type Scope } from "../scope.ts";
import type { WebhookEndpoint } from "../store/stored.ts";

/** The version that stripe-node 23.1.0 pins; every event is rendered in it. */
export const apiVersion = "2026-10-28.endive";

export interface Event {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: boolean;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** Records that something happened, with the object as it now is, and puts it on the way to the endpoints. */
export function emit(scope: Scope, type: string, object: object, previous?: object): void {
  const { world, account, request } = scope;
  const id = newId("evt");
  const waiting = endpointsFor(scope, type).filter((endpoint) => world.courier.enqueue(id, endpoint)).length;
  const event: Event = {
    id,
    object: "event",
    api_version: apiVersion,
    created: now(scope),
    data: previous === undefined ? { object } : { object, previous_attributes: previous },
    livemode: isLive(account),
    pending_webhooks: waiting,
    request: { id: request?.id ?? null, idempotency_key: request?.idempotencyKey ?? null },
    type,
  };
  world.database.run(
    "INSERT INTO events (account, id, type, created, undelivered, body) VALUES (?, ?, ?, ?, ?, ?)",
    account,
    id,
    type,
    event.created,
    waiting,
    JSON.stringify(event, inMode(account)),
  );
}

/** The account's own endpoints, and while it is connected its platform's `connect` endpoints. */
function endpointsFor(scope: Scope, type: string): { account: string; id: string }[] {
  const own = enabled(scope, scope.account, type).filter((endpoint) => endpoint.application === null);
  const platform = platformBook(scope.world, scope.account);
  const connect =
    platform === undefined
      ? []
      : enabled(scope, platform, type).filter((endpoint) => endpoint.application !== null);
  return [
    ...own.map(({ id }) => ({ account: scope.account, id })),
    ...connect.map(({ id }) => ({ account: platform ?? "", id })),
  ];
}

function enabled(scope: Scope, account: string, type: string): WebhookEndpoint[] {
  const query = { filter: { status: "enabled" }, limit: 100 };
  return scope.world.objects
    .list(account, "webhook_endpoint", query)
    .filter(({ enabled_events }) => enabled_events.includes("*") || enabled_events.includes(type));
}

import type { SQLInputValue } from "node:sqlite";
import type { Event } from "../events/emit.ts";
import { invalid, missingObject } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import { listRows, type Position, type Query } from "../store/objects.ts";

export const eventRoutes = [
  route("get", "/v1/events", "events.list", list),
  route("get", "/v1/events/:id", "events.retrieve", retrieve),
];

type ListParameters = Parsed<ParametersOf["events.list"]>;

/** Stripe lists events of the last 30 days. */
const horizonSeconds = 30 * 24 * 60 * 60;
const mostTypes = 20;

function list(scope: Scope, parameters: ListParameters): object {
  const { type, types } = parameters;
  if (type !== undefined && types !== undefined) {
    throw invalid("You may only specify one of these parameters: type, types.", {
      code: "parameters_exclusive",
    });
  }
  if (types !== undefined && types.length > mostTypes) {
    throw invalid(`You may only specify up to ${mostTypes} types.`, { param: "types" });
  }
  return page(
    "/v1/events",
    "event",
    parameters,
    (id) => position(scope, id),
    (query) => rows(scope, parameters, query),
  );
}

function rows(scope: Scope, parameters: ListParameters, query: Query): Event[] {
  const where = ["account = ?", "created >= ?"];
  const values: SQLInputValue[] = [scope.account, now(scope) - horizonSeconds];
  const types = parameters.types ?? (parameters.type === undefined ? [] : [parameters.type]);
  if (types.length > 0) {
    // `invoice.*` is taken for a group of types.
    where.push(`(${types.map((type) => (type.endsWith("*") ? "type GLOB ?" : "type = ?")).join(" OR ")})`);
    values.push(...types);
  }
  if (parameters.delivery_success !== undefined) {
    where.push(parameters.delivery_success ? "undelivered = 0" : "undelivered > 0");
  }
  const created = toRange(parameters.created);
  const found = listRows(scope.world.database, "events", where, values, { ...query, created });
  return found.map((row) => withPending(scope, JSON.parse(row.body)));
}

function retrieve(scope: Scope, _: unknown, id: string): Event {
  const sql = "SELECT body FROM events WHERE account = ? AND id = ?";
  const row = scope.world.database.one<{ body: string }>(sql, scope.account, id);
  if (row === undefined) throw missingObject("event", id);
  return withPending(scope, JSON.parse(row.body));
}

function position(scope: Scope, id: string): Position | undefined {
  const sql = "SELECT created, seq FROM events WHERE account = ? AND id = ?";
  return scope.world.database.one<Position>(sql, scope.account, id);
}

/** The only part of an event that moves after it happened. */
function withPending(scope: Scope, event: Event): Event {
  const sql = "SELECT undelivered FROM events WHERE id = ?";
  const row = scope.world.database.one<{ undelivered: number }>(sql, event.id);
  return { ...event, pending_webhooks: row?.undelivered ?? 0 };
}

import type { Position, Query, Range } from "../store/objects.ts";
import type { List } from "../store/stored.ts";
import { invalid, refusal } from "./errors.ts";

export interface PageParameters {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

/**
 * One page of a list, newest first, with Stripe's cursors. `positionOf` finds where the named object stands;
 * `fetch` reads one row more than asked for, which tells whether there are more.
 */
export function page<T>(
  url: string,
  what: string,
  parameters: PageParameters,
  positionOf: (id: string) => Position | undefined,
  fetch: (query: Query) => T[],
): List<T> {
  const limit = checkLimit(parameters.limit);
  const { starting_after, ending_before } = parameters;
  if (starting_after !== undefined && ending_before !== undefined) {
    throw invalid("You may only specify one of these parameters: starting_after, ending_before.", {
      code: "parameters_exclusive",
    });
  }
  const find = (id: string | undefined, param: string) => {
    if (id === undefined) return undefined;
    const position = positionOf(id);
    if (position === undefined)
      throw refusal(`No such ${what}: '${id}'`, { code: "resource_missing", param });
    return position;
  };
  const after = find(starting_after, "starting_after");
  const before = find(ending_before, "ending_before");
  const rows = fetch({ limit: limit + 1, after, before });
  const more = rows.length > limit;
  const data = before === undefined ? rows.slice(0, limit) : rows.slice(more ? 1 : 0);
  return { object: "list", data, has_more: more, url };
}

/** One page of something that is kept in its own order inside another object: here a cursor is a place in it. */
export function pageOfArray<T extends { id: string }>(
  url: string,
  what: string,
  parameters: PageParameters,
  all: T[],
): List<T> {
  const place = (id: string) => {
    const seq = all.findIndex((one) => one.id === id);
    return seq < 0 ? undefined : { created: 0, seq };
  };
  return page(url, what, parameters, place, ({ limit, after, before }) => {
    if (before !== undefined) return all.slice(Math.max(0, before.seq - limit), before.seq);
    const start = after === undefined ? 0 : after.seq + 1;
    return all.slice(start, start + limit);
  });
}

function checkLimit(limit = 10): number {
  if (limit >= 1 && limit <= 100) return limit;
  const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
  throw invalid(`This value must be ${bound} (it currently is '${limit}').`, {
    code: "parameter_invalid_integer",
    param: "limit",
  });
}

/** `created=5` means exactly then. */
export function toRange(value: number | Range | undefined): Range | undefined {
  return typeof value === "number" ? { gte: value, lte: value } : value;
}

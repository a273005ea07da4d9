import { type Book, inMode } from "../accounts/modes.ts";
import { checkParameters, type Value } from "../parameters/check.ts";
import type { Fields } from "../parameters/known.ts";
import type { Scope } from "../scope.ts";
import { ApiError } from "./errors.ts";
import { expand } from "./expand.ts";
import type { Tree } from "./form.ts";
import type { KeyedRequest } from "./idempotency.ts";
import type { Route } from "./routes.ts";

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

export interface Execution {
  route: Route;
  fields: Fields;
  tree: Tree;
  ids: string[];
  keyed: KeyedRequest | undefined;
  /** An answer that a fault has decided on beforehand: kept under the key as if it were the endpoint's own. */
  planned: Answer | undefined;
}

/**
 * Checks the parameters, then does the work: objects, events, deliveries and the kept answer commit together.
 * A refusal undoes the work but is kept under the key, unless it came before the work began.
 */
export function execute(scope: Scope, execution: Execution): Answer {
  const { route, fields, tree, keyed } = execution;
  const parameters = checkParameters(fields, tree);
  if (route.method === "get") return perform(scope, execution, parameters).answer;
  return scope.world.database.transaction(() => {
    const { answer, early } = perform(scope, execution, parameters);
    if (keyed !== undefined && !early) {
      const kept = { status: answer.status, body: answer.body, request: scope.request?.id ?? "" };
      scope.world.keys.keep(keyed, kept);
    }
    return answer;
  });
}

function perform(
  scope: Scope,
  execution: Execution,
  parameters: { [name: string]: Value },
): { answer: Answer; early: boolean } {
  if (execution.planned !== undefined) return { answer: execution.planned, early: false };
  try {
    const body = scope.world.database.attempt(() => {
      const object = execution.route.run(scope, parameters, execution.ids);
      return JSON.stringify(expand(scope, object, expansions(parameters)), inMode(scope.account), 2);
    }, keepsChanges);
    return { answer: { status: 200, body, headers: {} }, early: false };
  } catch (error) {
    return { answer: answerOf(error, scope.account), early: error instanceof ApiError && error.early };
  }
}

function keepsChanges(error: unknown): boolean {
  return error instanceof ApiError && error.keepChanges;
}

function expansions(parameters: { [name: string]: Value }): string[] {
  const { expand: paths } = parameters;
  return Array.isArray(paths) ? paths.map(String) : [];
}

/** An error as Stripe's envelope; what nobody expected is a 500 with the reason on the console. */
export function answerOf(error: unknown, book: Book = ""): Answer {
  if (error instanceof ApiError) {
    return {
      status: error.status,
      body: JSON.stringify({ error: error.body }, inMode(book), 2),
      headers: {},
    };
  }
  console.error("The local Stripe failed:", error);
  const body = { error: { type: "api_error", message: `The local Stripe failed: ${error}` } };
  return { status: 500, body: JSON.stringify(body), headers: {} };
}

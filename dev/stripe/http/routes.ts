import type { Call, ParametersOf } from "../parameters/calls.ts";
import type { Value } from "../parameters/check.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";

export interface Route {
  method: "get" | "post" | "delete";
  /** As Hono writes it: `/v1/invoices/:id/finalize`. */
  path: string;
  call: Call;
  run(scope: Scope, parameters: { [name: string]: Value }, ids: string[]): object;
}

/**
 * A call of the API. The table of known parameters comes from the same declarations as the SDK's types, so
 * parameters that passed the check have that type: the one place where this is asserted.
 */
export function route<C extends Call>(
  method: Route["method"],
  path: string,
  call: C,
  handler: (scope: Scope, parameters: Parsed<ParametersOf[C]>, ...ids: string[]) => object,
): Route {
  return {
    method,
    path,
    call,
    run: (scope, parameters, ids) => handler(scope, parameters as Parsed<ParametersOf[C]>, ...ids),
  };
}

/** What Stripe answers when it refuses: `{ error: { type, code, message, param } }` and a status. */
export interface ErrorBody {
  type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  code?: string;
  message: string;
  param?: string;
  decline_code?: string;
  payment_intent?: object;
  doc_url?: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  /** A refusal before the endpoint began to execute; its answer is not kept under the idempotency key. */
  readonly early: boolean;
  /** A refusal that nevertheless changed something: a declined card leaves a failed charge behind. */
  readonly keepChanges: boolean;

  constructor(status: number, body: ErrorBody, how: { early?: boolean; keepChanges?: boolean } = {}) {
    super(body.message);
    this.status = status;
    this.body = body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) };
    this.early = how.early ?? false;
    this.keepChanges = how.keepChanges ?? false;
  }
}

function docUrl(code: string): string {
  return `https://docs.stripe.com/error-codes/${code.replaceAll("_", "-")}`;
}

/** The endpoint ran and says no: wrong state, unknown reference. Kept under the idempotency key. */
export function refusal(
  message: string,
  more: { code?: string; param?: string; payment_intent?: object } = {},
): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...more });
}

/** The parameters themselves are wrong, found before anything ran. Not kept under the idempotency key. */
export function invalid(message: string, more: { code?: string; param?: string } = {}): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...more }, { early: true });
}

/** An object named by the address is missing: 404. `param` differs from endpoint to endpoint at Stripe. */
export function missingObject(what: string, id: string, param = "id"): ApiError {
  return new ApiError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  });
}

/** An object named by a parameter is missing: 400, not 404 (recorded against the real API). */
export function missingReference(what: string, id: string, param: string): ApiError {
  return refusal(`No such ${what}: '${id}'`, { code: "resource_missing", param });
}

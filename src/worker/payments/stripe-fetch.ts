const BAD_GATEWAY = 502;

/**
 * How the SDK reaches Stripe: by the fetch of the moment of the call, since it would keep the one of the moment at which it was made.
 * An answer of 400 and more whose JSON says nothing of an error passes for success with the SDK (stripe-node 23.1, measured): here
 * it is trouble on the way to Stripe, so that no caller goes on from a change that was never made, nor takes it for Stripe's own no.
 */
export async function stripeFetch(...call: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...call);
  if (response.ok) return response;
  const body = await response.text();
  const { status, headers } = response;
  return saysError(body)
    ? new Response(body, { status, headers })
    : Response.json(unexplained(status), { status: Math.max(status, BAD_GATEWAY) });
}

function saysError(body: string): boolean {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" && said !== null && "error" in said;
  } catch {
    return false;
  }
}

function unexplained(status: number): object {
  return { error: { type: "api_error", message: `Stripe answered ${status}, and no reason.` } };
}

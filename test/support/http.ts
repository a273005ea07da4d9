/** What a server said: the body as JSON where it is JSON, else as text. */
export type Said<Body> = { status: number; headers: Headers; body: Body; text: string };

const PATIENCE_MS = 30_000;

/** One request that is answered within half a minute. `Body` is what the caller expects to be told. */
export async function request<Body>(url: string, init: RequestInit = {}): Promise<Said<Body>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  const text = await response.text();
  const json = (response.headers.get("Content-Type") ?? "").includes("json");
  // The one seam between what was sent and what a test takes it for.
  const body = (json ? JSON.parse(text) : text) as Body;
  return { status: response.status, headers: response.headers, body, text };
}

export async function postJson<Body>(url: string, json: object): Promise<Said<Body>> {
  const said = await request<Body>(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(json),
  });
  if (said.status >= 400) throw new Error(`POST ${url}: ${said.status} ${said.text.slice(0, 300)}`);
  return said;
}

/** What the office answered when it was asked for a page's data. */
export type OfficeAnswer<Snapshot> =
  | { kind: "told"; snapshot: Snapshot }
  | { kind: "no_answer" }
  | { kind: "signed_out" }
  | { kind: "gone" };

const PATIENCE = 20_000;

export async function askOffice<Snapshot>(address: string): Promise<OfficeAnswer<Snapshot>> {
  try {
    const response = await fetch(address, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) return { kind: "signed_out" };
    if (response.status === 404) return { kind: "gone" };
    if (!response.ok || !isData(response)) return { kind: "no_answer" };
    return { kind: "told", snapshot: await response.json() };
  } catch {
    return { kind: "no_answer" };
  }
}

/** A hotel's sign-in page answers for everybody with a page. */
function isData(response: Response): boolean {
  return (response.headers.get("Content-Type") ?? "").includes("application/json");
}

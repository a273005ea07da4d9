import autocannon from "autocannon";

export type Target = {
  url: string;
  headers?: Record<string, string>;
  /** For a GET: the address of the next request, so that no two ask for the same. */
  nextPath?: () => string;
  /** For a POST: the body of the next request and its own headers. */
  next?: () => { body: string; headers: Record<string, string> };
};
/** Requests a second; the 99th of a hundred in milliseconds. */
export type Load = { perSecond: number; p99: number };

const CONNECTIONS = 8;

/** Asks as fast as answers come, over eight connections that stay open. Throws if an answer is not what was asked for. */
async function load({ url, headers, next, nextPath }: Target, seconds: number): Promise<Load> {
  const result = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    ...(nextPath && {
      requests: [{ method: "GET", setupRequest: (request) => ({ ...request, path: nextPath() }) }],
    }),
    ...(next && {
      requests: [
        {
          method: "POST",
          setupRequest: (request) => {
            const { body, headers: own } = next();
            return { ...request, body, headers: { ...request.headers, ...own } };
          },
        },
      ],
    }),
  });
  if (result.non2xx > 0 || result.errors > 0 || result["2xx"] === 0) {
    const { non2xx, errors, timeouts } = result;
    throw new Error(`${url}: ${non2xx} bad answers, ${errors} errors, ${timeouts} of them timeouts`);
  }
  return { perSecond: result["2xx"] / result.duration, p99: result.latency.p99 };
}

/**
 * Loads several targets in turn (A B C A B C …), so that what else the machine does falls on all of them.
 * @returns for each target its rounds
 */
export async function inTurn<Name extends string>(
  targets: Record<Name, Target>,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Record<Name, Load[]>> {
  const names = Object.keys(targets) as Name[];
  const loads = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Load[]>;
  // workerd compiles what is asked often; before that, figures say nothing.
  for (const name of names) await load(targets[name], 4);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) loads[name].push(await load(targets[name], seconds));
  }
  return loads;
}

/** One target's requests a second as a share of another's, round by round. */
export function ratios(ours: readonly Load[], theirs: readonly Load[]): number[] {
  return ours.map((one, round) => one.perSecond / (theirs[round]?.perSecond ?? Number.NaN));
}

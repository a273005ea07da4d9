import app from "virtual:the-app";
import type { D1Database, D1PreparedStatement, D1Result } from "@cloudflare/workers-types";

export { JobObject } from "virtual:the-app";

type Counts = { statements: number; trips: number; rows: number; unmetered: number; sqlMs: number };

/** The app with a count of what it asks the database, told in a header of each answer. */
export default {
  async fetch(
    request: Request,
    env: { DB: D1Database },
    context: { waitUntil(promise: Promise<unknown>): void },
  ): Promise<Response> {
    const counts: Counts = { statements: 0, trips: 0, rows: 0, unmetered: 0, sqlMs: 0 };
    const answer = await app.fetch(request, { ...env, DB: counted(env.DB, counts) }, context);
    // Read to its end first: a page may still be asking while it is being sent.
    const body = await answer.arrayBuffer();
    const headers = new Headers(answer.headers);
    headers.set("bench-database", JSON.stringify(counts));
    return new Response(body, { status: answer.status, headers });
  },
};

function counted(database: D1Database, counts: Counts): D1Database {
  const originals = new WeakMap<object, D1PreparedStatement>();
  const noted = <Result extends D1Result>(result: Result): Result => {
    counts.statements++;
    counts.rows += result.meta.rows_read;
    counts.sqlMs += result.meta.duration;
    return result;
  };
  const single = async <Result>(asked: Promise<Result>): Promise<Result> => {
    counts.trips++;
    return asked;
  };
  /** Answers that come without D1's own figures. */
  const unmetered = <Result>(asked: Promise<Result>): Promise<Result> => {
    counts.statements++;
    counts.unmetered++;
    return single(asked);
  };
  const statement = (original: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(original, {
      get: (_, name) => {
        if (name === "bind") return (...values: unknown[]) => statement(original.bind(...values));
        if (name === "all") return async () => noted(await single(original.all()));
        if (name === "run") return async () => noted(await single(original.run()));
        if (name === "first") return (column: string) => unmetered(original.first(column));
        if (name === "raw") return () => unmetered(original.raw());
        return Reflect.get(original, name);
      },
    });
    originals.set(wrapped, original);
    return wrapped;
  };
  return new Proxy(database, {
    get: (_, name) => {
      if (name === "prepare") return (sql: string) => statement(database.prepare(sql));
      if (name !== "batch") return Reflect.get(database, name);
      return async (statements: D1PreparedStatement[]) => {
        const plain = statements.map((one) => originals.get(one) ?? one);
        return (await single(database.batch(plain))).map(noted);
      };
    },
  });
}

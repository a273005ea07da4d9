const PATIENCE_MS = 20_000;

/** A browser that never answered. */
export class Hung extends Error {}

/** What a browser never answers must not stop the shift: the answer, or an error that says what was waited for. */
export async function within<T>(what: string, answer: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Hung(`The browser did not answer: ${what}`)), patienceMs);
  });
  answer.catch(() => {});
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

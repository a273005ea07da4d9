/** What a browser never answers must not stop the shift: after this long it counts as broken. */
const PATIENCE_MS = 20_000;

/** The answer, or an error that says what was waited for. */
export async function within<T>(what: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The browser did not answer: ${what}`)), PATIENCE_MS);
  });
  answer.catch(() => {});
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const A_PAGE = 1000;
/** What is still needed stays at the head of the list, and what is behind it gets its turn all the same. */
const MOST_PAGES = 5;

/**
 * The keys under a prefix that were written before a moment, a page at a time and the oldest first: each holds an id that sorts by
 * time. Bounded; what is left is there again the next time.
 * @param before milliseconds since 1970
 */
export async function* oldFiles(
  bucket: R2Bucket,
  prefix: string,
  before: number,
): AsyncGenerator<string[], void, undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = await bucket.list({ prefix, limit: A_PAGE, ...(cursor && { cursor }) });
    const old = listed.objects.filter(({ uploaded }) => uploaded.getTime() < before).map(({ key }) => key);
    if (old.length > 0) yield old;
    if (!listed.truncated || old.length < listed.objects.length) return;
    cursor = listed.cursor;
  }
}

/** The id in a key: what follows the prefix, up to a dot or a slash. */
export function idIn(key: string, prefix: string): string {
  return /^[^./]*/.exec(key.slice(prefix.length))?.[0] ?? "";
}

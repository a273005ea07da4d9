/**
 * Asks the browser to keep what is stored here even when the phone runs out of room. Answers whether it may still be thrown
 * away; null where the browser does not say.
 */
export async function askToKeep(): Promise<boolean | null> {
  if (!navigator.storage?.persist) return null;
  try {
    return !((await navigator.storage.persisted()) || (await navigator.storage.persist()));
  } catch {
    return null;
  }
}

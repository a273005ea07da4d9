/** What a page says to the service worker that has missed it. */
export const CLAIM = "claim";

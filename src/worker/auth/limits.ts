import type { Limit } from "../http/rate-limit.ts";

const QUARTER_HOUR = 15 * 60;

export const CODES_PER_ADDRESS: Limit = { name: "code-for-address", limit: 5, seconds: QUARTER_HOUR };
export const CODES_PER_CLIENT: Limit = { name: "code-for-client", limit: 30, seconds: QUARTER_HOUR };
/** Ten tries for each code still make thousands a day; with this, guessing one address's code takes decades. */
export const TRIES_PER_ADDRESS: Limit = { name: "try-for-address", limit: 50, seconds: 24 * 3600 };
export const TRIES_PER_CLIENT: Limit = { name: "try-for-client", limit: 60, seconds: QUARTER_HOUR };

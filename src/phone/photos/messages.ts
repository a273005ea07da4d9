import type { PhotoProblem, PreparedPhoto } from "./prepare.ts";

/** To the worker. */
export type Order = { number: number; file: Blob };
/** From it: `result` is missing if it failed for a reason that is not the file's. */
export type Delivery = { number: number; result: PreparedPhoto | PhotoProblem | null };

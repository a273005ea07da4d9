/** Set on every mail that we send: one that comes in with it has come round. */
export const LOOP_HEADER = "X-Closeout-Loop";

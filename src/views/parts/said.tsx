import type { Child, FC } from "hono/jsx";
import type { Refusal } from "../../worker/jobs/types.ts";

/** An answer where the person is looking. */
const Said: FC<{ tone?: "wait" | "warn" | "bad" | "good"; children?: Child }> = ({ tone, children }) => (
  <p class={tone ? `said ${tone}` : "said"} role={tone === "bad" ? "alert" : undefined}>
    {children}
  </p>
);

/** Why something could not be done. */
export const SaidNo: FC<{ refusal?: Pick<Refusal, "detail"> }> = ({ refusal }) =>
  refusal ? <Said tone="bad">{refusal.detail}</Said> : null;

import type { Child, FC } from "hono/jsx";

/** A name and what stands under it, in a list of facts. */
export const Fact: FC<{ name: Child; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

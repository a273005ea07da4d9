import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { Fact } from "../parts/fact.tsx";

/** What a portal's form asks for when the work is done; nothing where nothing was filled in. */
export const ProofFields: FC<{ job: Job }> = ({ job }) => {
  const { resolutionCode, rootCause, serialNumbers } = job.row;
  const facts = [
    { name: "Resolution", value: resolutionCode },
    { name: "Root cause", value: rootCause },
    {
      name: serialNumbers.length === 1 ? "Serial number" : "Serial numbers",
      value: serialNumbers.join(", "),
    },
  ].filter(({ value }) => value);
  if (facts.length === 0) return null;
  return (
    <dl class="body part facts" id="closing">
      {facts.map(({ name, value }) => (
        <Fact name={name}>{value}</Fact>
      ))}
    </dl>
  );
};

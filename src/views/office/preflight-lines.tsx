import type { FC } from "hono/jsx";
import type { Check } from "../../worker/preflight/types.ts";
import { Status } from "../parts/status.tsx";
import type { Tone } from "../parts/words.ts";

/** Lines of the preflight, each with how it is mended. */
export const CheckLines: FC<{ checks: readonly Check[]; tone: Tone }> = ({ checks, tone }) =>
  checks.length === 0 ? null : (
    <ul class="body checks">
      {checks.map((check) => (
        <li id={`check-${check.name}`}>
          <Status tone={tone}>{check.words}</Status>
          {check.mend === null ? null : <Mend mend={check.mend} at={check.at} />}
        </li>
      ))}
    </ul>
  );

const Mend: FC<{ mend: string; at: string | null }> = ({ mend, at }) => (
  <p class="small">
    {at === null ? (
      <span class="soft">{mend}</span>
    ) : (
      // An address on this page opens what is folded and holds the field; htmx leaves it alone.
      <a href={at}>{mend}</a>
    )}
  </p>
);

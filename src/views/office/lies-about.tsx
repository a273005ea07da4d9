import type { Child, FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import type { Stale, StaleJobs } from "../../worker/notices/stale-rules.ts";
import {
  DOCUMENTS_PATH,
  DRAFTS_PATH,
  endingWords,
  ON_SITE_PATH,
  UNBILLED_PATH,
} from "../../worker/notices/words.ts";
import type { DocumentKind } from "../../worker/portals/profile.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Moment } from "../parts/time.tsx";
import { counted } from "../parts/words.ts";
import { JobLink } from "./failure-parts.tsx";

const SHOWN = 4;

export type LiesAboutProps = {
  frame: Frame;
  stale: StaleJobs;
  ending: { id: string; kind: DocumentKind; expiresOn: string }[];
  /** Whether there may be more of a kind than were looked at. */
  more: { unbilled: boolean; noProof: boolean };
};

/** What nobody has touched for too long, the oldest first; each number opens its list. Nothing where nothing does. */
export const LiesAbout: FC<LiesAboutProps> = ({ frame, stale, ending, more }) => {
  const { unbilled, drafts, noProof } = stale;
  if (unbilled.length + drafts.length + noProof.length + ending.length === 0) return null;
  const count = (found: readonly Stale[], isMore: boolean) => `${found.length}${isMore ? "+" : ""}`;
  return (
    <section class="sheet" id="lies-about">
      <header>
        <h2>Left lying</h2>
        <a class="small" href="/office/settings/alerts">
          When it counts
        </a>
      </header>
      {unbilled.length > 0 ? (
        <Group
          name={<a href={UNBILLED_PATH}>{count(unbilled, more.unbilled)} finished, not billed</a>}
          figure={amounts(unbilled, frame)}
        >
          <Done jobs={unbilled} frame={frame} />
        </Group>
      ) : null}
      {drafts.length > 0 ? (
        <Group
          name={
            <a href={DRAFTS_PATH}>
              {count(drafts, more.unbilled)} finished, {drafts.length === 1 ? "draft" : "drafts"} to be sent
            </a>
          }
          figure={amounts(drafts, frame)}
        >
          <Done jobs={drafts} frame={frame} />
        </Group>
      ) : null}
      {noProof.length > 0 ? (
        <Group name={<a href={ON_SITE_PATH}>{count(noProof, more.noProof)} on site without all proof</a>}>
          {noProof.slice(0, SHOWN).map((job) => (
            <li id={`stale-${job.id}`}>
              <JobLink job={job} />
              <span class="small soft">
                since <Moment at={job.since} clock={frame.clock} />
              </span>
              <span class="small soft">{job.missing.map(({ detail }) => detail).join(", ")}</span>
            </li>
          ))}
        </Group>
      ) : null}
      {ending.length > 0 ? (
        <Group name={<a href={DOCUMENTS_PATH}>{counted(ending.length, "paper")} to renew</a>}>
          {ending.map((one) => (
            <li id={`ending-${one.id}`}>{endingWords(one, frame.today, frame.locale)}</li>
          ))}
        </Group>
      ) : null}
    </section>
  );
};

const Done: FC<{ jobs: readonly Stale[]; frame: Frame }> = ({ jobs, frame }) => (
  <>
    {jobs.slice(0, SHOWN).map((job) => (
      <li id={`stale-${job.id}`}>
        <JobLink job={job} />
        <span class="small soft">
          done <Moment at={job.since} clock={frame.clock} />
        </span>
        <span class="num">{formatMoney(job.total, job.currency, frame.locale)}</span>
      </li>
    ))}
  </>
);

const Group: FC<{ name: Child; figure?: string; children?: Child }> = ({ name, figure, children }) => (
  <div class="lies">
    <h3>
      {name}
      {figure ? <span class="num">{figure}</span> : null}
    </h3>
    <ul>{children}</ul>
  </div>
);

/** Their sum, one a currency. */
function amounts(jobs: readonly Stale[], { locale }: Frame): string {
  const sums = new Map<string, number>();
  for (const { currency, total } of jobs) sums.set(currency, (sums.get(currency) ?? 0) + total);
  return [...sums].map(([currency, sum]) => formatMoney(sum, currency, locale)).join(", ");
}

import type { FC } from "hono/jsx";
import { askedOf } from "../../worker/jobs/proof-rules.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Check } from "../../worker/preflight/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { ProofChecklist } from "../office/proof-checklist.tsx";
import { ProofFields } from "../office/proof-fields.tsx";
import { ProofSignatures } from "../office/proof-signatures.tsx";
import { Status } from "../parts/status.tsx";
import { REQUIREMENT } from "./words.ts";

type FactsProps = { record: JobRecord; checks: Check[]; frame: Frame };

/** What is asked and how much of it is there; what would be sent back; then everything else that the crew brought. */
export const ReviewFacts: FC<FactsProps> = ({ record, checks, frame }) => {
  const { job } = record;
  return (
    <>
      <Asked job={job} />
      <Failing checks={checks} jobId={job.row.id} />
      <ProofChecklist record={record} frame={frame} />
      <ProofFields job={job} />
      <ProofSignatures job={job} frame={frame} />
      <Notes job={job} />
      <Lines job={job} locale={frame.locale} />
    </>
  );
};

const Asked: FC<{ job: Job }> = ({ job }) => {
  const asked = askedOf(job);
  if (asked.length === 0) return null;
  return (
    <ul class="body part asked" aria-label="What is asked">
      {asked.map(({ requirement, have, need }, index) => (
        <li data-row-about={requirement}>
          <button
            class="button plain scripted"
            type="button"
            data-mark={requirement}
            data-digit={index + 1}
            aria-pressed="false"
          >
            <kbd>{index + 1}</kbd> <span class="unseen">{REQUIREMENT[requirement]}: not good enough</span>
          </button>
          <span>{REQUIREMENT[requirement]}</span>
          <Status tone={have >= need ? "good" : "warn"}>
            {have} of {need}
          </Status>
        </li>
      ))}
    </ul>
  );
};

const Failing: FC<{ checks: Check[]; jobId: string }> = ({ checks, jobId }) => {
  const failing = checks.filter((one) => one.state === "fail");
  if (failing.length === 0) return null;
  return (
    <div class="body part" id="failing">
      <h2>Would be sent back</h2>
      <ul class="failing">
        {failing.map(({ words, mend, at }) => (
          <li>
            <Status tone="bad">{words}</Status>
            {mend ? (
              <span class="small soft">{at ? <a href={addressOf(at, jobId)}>{mend}</a> : mend}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** An anchor is one of the job's own screen. */
function addressOf(at: string, jobId: string): string {
  return at.startsWith("#") ? `/office/jobs/${jobId}${at}` : at;
}

const Notes: FC<{ job: Job }> = ({ job }) =>
  job.notes.length === 0 ? null : (
    <div class="body part">
      <h2>Notes</h2>
      {job.notes.map(({ body, author }) => (
        <p class="small prose">
          {body} <span class="soft">{author}</span>
        </p>
      ))}
    </div>
  );

const Lines: FC<{ job: Job; locale: string }> = ({ job, locale }) => {
  const { currency, total, notToExceed } = job.row;
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return (
    <div class="body part">
      <h2>Lines</h2>
      <ul class="small">
        {job.lines.map(({ description, quantity, unitAmount }) => (
          <li class="line">
            <span>{description}</span>
            <span class="num soft">
              {quantity} × {money(unitAmount)}
            </span>
          </li>
        ))}
        <li class="line">
          <strong>Total with tax</strong>
          <strong class="num">{money(total)}</strong>
        </li>
        {notToExceed === null ? null : (
          <li class="line soft">
            <span>Not to exceed</span>
            <span class="num">{money(notToExceed)}</span>
          </li>
        )}
      </ul>
    </div>
  );
};

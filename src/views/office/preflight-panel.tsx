import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { profileFor } from "../../worker/portals/profile.ts";
import { mayLetPass } from "../../worker/preflight/preflight.ts";
import { type Standing, standingOf } from "../../worker/preflight/standing.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { counted, type Tone } from "../parts/words.ts";
import type { SaidAt } from "./job-screen.tsx";
import { CheckLines } from "./preflight-lines.tsx";
import { OverrideForm } from "./preflight-override.tsx";

type PanelProps = { job: Job; frame: Frame; said?: SaidAt };

/** What the job's manager would send the invoice back for, and what they want besides; nothing once it is billed. */
export const PreflightPanel: FC<PanelProps> = ({ job, frame, said }) => {
  const standing = standingOf(job, frame.clock.now);
  if (standing === null) return job.row.preflightOverride ? <Billed job={job} frame={frame} /> : null;
  const { toMend, letPass, waiting, passed } = standing;
  const { tone, words } = summary(standing);
  const more = [
    waiting.length > 0 && `${waiting.length} to come`,
    passed.length > 0 && `${passed.length} pass`,
  ];
  return (
    <section class="sheet" id="preflight">
      <header>
        <h2>Preflight</h2>
        <Status tone={tone}>{words}</Status>
      </header>
      <CheckLines checks={toMend} tone="bad" />
      <CheckLines checks={letPass} tone="off" />
      <LetPass job={job} frame={frame} />
      {waiting.length + passed.length > 0 ? (
        <details class="fold" id="preflight-rest">
          <summary>{more.filter(Boolean).join(", ")}</summary>
          <CheckLines checks={waiting} tone="wait" />
          <CheckLines checks={passed} tone="good" />
        </details>
      ) : null}
      <Notes job={job} />
      {toMend.some(mayLetPass) && frame.viewer.role === "owner" ? (
        <OverrideForm job={job} said={said} />
      ) : null}
    </section>
  );
};

function summary({ toMend, letPass, waiting }: Standing): { tone: Tone; words: string } {
  if (toMend.length > 0) return { tone: "bad", words: `${toMend.length} to mend` };
  if (waiting.length > 0) return { tone: "wait", words: "Waits for the work" };
  if (letPass.length > 0) return { tone: "off", words: `${letPass.length} let pass` };
  return { tone: "good", words: "Nothing to mend" };
}

/** Who let what pass, and why: it stays on the job's screen. */
const LetPass: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => {
  const known = job.row.preflightOverride;
  if (!known) return null;
  return (
    <p class="body small letpass">
      Let pass by {known.by}, <Moment at={known.at} clock={frame.clock} />: {known.reason}
    </p>
  );
};

const Billed: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => {
  const checks = job.row.preflightOverride?.checks.length ?? 0;
  return (
    <section class="sheet" id="preflight">
      <header>
        <h2>Preflight</h2>
        <Status tone="off">{counted(checks, "check")} let pass</Status>
      </header>
      <LetPass job={job} frame={frame} />
    </section>
  );
};

/** What no rule can check, in the words of the portal's rules, and where the papers are handed in. */
const Notes: FC<{ job: Job }> = ({ job }) => {
  const { notes, uploadUrl } = profileFor(job);
  if (job.portal === null || (notes === "" && uploadUrl === null)) return null;
  return (
    <details class="fold" id="preflight-notes">
      <summary>What {job.portal.name} wants besides</summary>
      <div class="body form">
        {notes === "" ? null : <p class="small prose">{notes}</p>}
        {uploadUrl === null ? null : (
          <p class="small">
            Handed in at{" "}
            <a href={uploadUrl} rel="noreferrer" target="_blank">
              {hostOf(uploadUrl)}
            </a>
          </p>
        )}
      </div>
    </details>
  );
};

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

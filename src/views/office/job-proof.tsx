import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { missingOf, proofSummary } from "./money-words.ts";
import { ProofChecklist } from "./proof-checklist.tsx";
import { ProofFields } from "./proof-fields.tsx";
import { ProofPhotos } from "./proof-photos.tsx";
import { ProofSignatures } from "./proof-signatures.tsx";
import { TimeOnSite } from "./time-on-site.tsx";

type ProofProps = { record: JobRecord; frame: Frame; said?: SaidAt };

/** What the crew brought: photos by label, the checklist, the portal's fields, who signed, and what is still missing. */
export const JobProof: FC<ProofProps> = ({ record, frame, said }) => {
  const { job } = record;
  const missing = missingOf(job);
  const nothing = job.photos.length + job.signatures.length === 0;
  return (
    <section class="sheet" id="proof">
      <header>
        <h2>Proof</h2>
        <span class="small soft">{nothing ? "nothing yet" : proofSummary(job)}</span>
      </header>
      {missing.length > 0 ? (
        <ul class="body missing">
          {missing.map((one) => (
            <li id={`missing-${one.requirement}`}>
              <Status tone="warn">{one.detail}</Status>
              <span class="small soft num">
                {one.have} of {one.need}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {job.photos.length > 0 ? <ProofPhotos job={job} frame={frame} /> : null}
      <ProofChecklist record={record} frame={frame} />
      <ProofFields job={job} />
      <TimeOnSite job={job} said={said} />
      <ProofSignatures job={job} frame={frame} />
    </section>
  );
};

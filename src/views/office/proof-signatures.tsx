import type { FC } from "hono/jsx";
import type { ConfirmationRow, SignatureRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Moment } from "../parts/time.tsx";
import { mailFate } from "./mail-fate.ts";

/** Who signed and how, and whose answer to a link is still awaited. */
export const ProofSignatures: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => (
  <>
    {job.signatures.map((one) =>
      one.method === "confirmed" ? (
        <Confirmed signature={one} frame={frame} />
      ) : (
        <Signed jobId={job.row.id} signature={one} frame={frame} />
      ),
    )}
    {job.confirmations
      .filter((one) => one.confirmedAt === null)
      .map((one) => (
        <Awaited job={job} asked={one} frame={frame} />
      ))}
  </>
);

const Signed: FC<{ jobId: string; signature: SignatureRow; frame: Frame }> = ({
  jobId,
  signature,
  frame,
}) => {
  const { id, name, role, method, signedAt } = signature;
  return (
    <div class="body signed" id={`signature-${id}`}>
      <img src={`/office/jobs/${jobId}/signatures/${id}`} alt={`Signature of ${name}`} loading="lazy" />
      <p class="small">
        <strong>{name}</strong>
        {role ? <span class="soft">, {role}</span> : null}
        <br />
        <span class="soft">
          {method === "typed" ? "typed their name" : "signed"} <Moment at={signedAt} clock={frame.clock} />
        </span>
      </p>
    </div>
  );
};

const Confirmed: FC<{ signature: SignatureRow; frame: Frame }> = ({ signature, frame }) => {
  const { id, name, role, signedAt } = signature;
  return (
    <p class="body part small" id={`signature-${id}`}>
      Confirmed on their own phone by <strong>{name}</strong>
      {role ? `, ${role}` : ""},{" "}
      <span class="soft">
        <Moment at={signedAt} clock={frame.clock} />
      </span>
    </p>
  );
};

const Awaited: FC<{ job: Job; asked: ConfirmationRow; frame: Frame }> = ({ job, asked, frame }) => {
  const fate = mailFate(job.deliveries, "confirmation", asked.id, frame);
  return (
    <p class="body part small" id={`confirmation-${asked.id}`}>
      Link sent to {asked.recipient} at <Moment at={asked.askedAt} clock={frame.clock} />, not confirmed yet
      {fate ? <span class="soft">. {fate}</span> : null}
    </p>
  );
};

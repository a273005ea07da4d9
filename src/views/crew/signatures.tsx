import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { ConfirmationLink } from "./confirmation-link.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

/** Who signed, the way to the pad, and the link for a customer who is not there. */
export const Signatures: FC<JobProps> = (props) => {
  const { job, t } = props;
  return (
    <section id="signatures">
      <h2>{t.requirements.signature}</h2>
      {job.signatures.map((signature) => (
        <Signed signature={signature} {...props} />
      ))}
      <button class="button" type="button" data-sign>
        {job.signatures.length > 0 ? t.sign.another : t.sign.get}
      </button>
      <noscript>
        <p class="soft">{t.sign.noScript}</p>
      </noscript>
      <ConfirmationLink {...props} />
    </section>
  );
};

type SignedProps = JobProps & { signature: JobProps["job"]["signatures"][number] };

/** What was drawn or typed is a picture; what was confirmed on the customer's own phone is a line of text. */
const Signed: FC<SignedProps> = ({ signature, job, clock, t }) => {
  const { id, name, role, method, signedAt, waiting } = signature;
  const who = [name, role].filter(Boolean).join(", ");
  const address = waiting ? waiting.preview : `/crew/jobs/${job.row.id}/signatures/${id}`;
  if (method === "confirmed") {
    return (
      <p id={id}>
        {t.link.confirmed(who)} <span class="soft">{formatMoment(signedAt, clock)}</span>
      </p>
    );
  }
  return (
    <figure class="signed" id={id}>
      {address ? <img src={address} alt={t.deeds.signature(name)} /> : null}
      <figcaption>
        {who} <span class="soft">· {formatMoment(signedAt, clock)}</span>{" "}
        <WaitingMark waiting={waiting} t={t} />
      </figcaption>
    </figure>
  );
};

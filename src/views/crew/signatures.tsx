import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { type Clock, formatMoment } from "../../worker/time/format.ts";

/** Who signed, and the way to the pad. */
export const Signatures: FC<{ job: CrewJob; clock: Clock }> = ({ job, clock }) => (
  <section id="signatures">
    <h2>Signature</h2>
    {job.signatures.map((signature) => (
      <figure class="signed" id={signature.id}>
        <img
          src={`/crew/jobs/${job.row.id}/signatures/${signature.id}`}
          alt={`Signature of ${signature.name}`}
          loading="lazy"
        />
        <figcaption>
          {[signature.name, signature.role].filter(Boolean).join(", ")}
          <span class="soft"> · {formatMoment(signature.signedAt, clock)}</span>
        </figcaption>
      </figure>
    ))}
    <button class="button" type="button" data-sign>
      {job.signatures.length > 0 ? "Get another signature" : "Get signature"}
    </button>
    <noscript>
      <p class="soft">The pad needs JavaScript, which is off in this browser.</p>
    </noscript>
  </section>
);

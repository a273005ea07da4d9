import type { FC } from "hono/jsx";
import type { ShareRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { opens } from "../../worker/jobs/verbs/share-job.ts";
import { DAYS, USUAL_DAYS } from "../../worker/shares/share-days.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type SharesProps = {
  job: Job;
  frame: Frame;
  /** The address of each link that opens. */
  shareUrls: { [shareId: string]: string };
  said?: SaidAt;
};

/** Links with which anybody can look at the proof: who made them, until when, and how to withdraw them. */
export const JobShares: FC<SharesProps> = ({ job, frame, shareUrls, said }) => {
  const mine = said?.verb === "shares" ? said : undefined;
  return (
    <section class="sheet" id="shares">
      <header>
        <h2>Links to the proof</h2>
        <span class="small soft">open without signing in</span>
      </header>
      {job.shares.length > 0 ? (
        <ul class="shares">
          {job.shares.toReversed().map((share) => (
            <Share share={share} url={shareUrls[share.id]} frame={frame} />
          ))}
        </ul>
      ) : null}
      <details class="fold" open={mine !== undefined}>
        <summary>Make a link</summary>
        <JobForm jobId={job.row.id} verb="shares" class="body form">
          <SaidNo refusal={mine?.refusal} />
          <div class="pair">
            <div class="field">
              <label for="share-days">Ends after</label>
              <select id="share-days" name="days">
                {DAYS.map((days) => (
                  <option value={days} selected={String(days) === (mine?.typed?.days ?? String(USUAL_DAYS))}>
                    {days} days
                  </option>
                ))}
              </select>
            </div>
            <Field
              id="share-until"
              name="until"
              type="date"
              label="Or on this date"
              value={mine?.typed?.until}
            />
          </div>
          <div class="row">
            <button class="button" type="submit">
              Make the link
            </button>
          </div>
        </JobForm>
      </details>
    </section>
  );
};

const Share: FC<{ share: ShareRow; url?: string; frame: Frame }> = ({ share, url, frame }) => {
  const { id, kind, sharedBy, sharedAt, jobId } = share;
  const made = formatMoment(sharedAt, frame.clock);
  const name = kind === "packet" ? "Printed in the packet" : `Made by ${sharedBy}`;
  const of = `${kind === "packet" ? "printed in the packet" : `made by ${sharedBy}`}, ${made}`;
  return (
    <li id={`share-${id}`}>
      <p>
        <strong>{name}</strong> <span class="small soft">{made}</span>
      </p>
      <State share={share} frame={frame} />
      {url ? (
        <>
          <div class="copied">
            <input
              class="small"
              readonly
              value={url}
              aria-label={`Address of the link ${of}`}
              id={`share-url-${id}`}
            />
            <button class="button" type="button" data-copy={`share-url-${id}`}>
              <span data-word>Copy</span> <span class="unseen">the link {of}</span>
            </button>
          </div>
          <details class="pop">
            <summary class="button plain" aria-label={`Withdraw the link ${of}`}>
              Withdraw
            </summary>
            <JobForm jobId={jobId} verb={`shares/${id}/revoke`} class="sheet form">
              <p class="small">
                {kind === "packet"
                  ? "The QR code on packets already sent stops working; the next packet gets a new one."
                  : "Whoever has this link sees nothing with it any more."}
              </p>
              <button class="button act" type="submit">
                Withdraw the link
              </button>
            </JobForm>
          </details>
        </>
      ) : null}
    </li>
  );
};

const State: FC<{ share: ShareRow; frame: Frame }> = ({ share, frame }) => {
  const { revokedAt, expiresAt } = share;
  const { clock } = frame;
  if (revokedAt !== null) return <Status tone="off">Withdrawn {formatMoment(revokedAt, clock)}</Status>;
  if (!opens(share, clock.now))
    return <Status tone="off">Ended {formatMoment(expiresAt ?? 0, clock)}</Status>;
  return (
    <Status tone="good">
      {expiresAt === null ? "Open, does not end" : `Open until ${formatMoment(expiresAt, clock)}`}
    </Status>
  );
};

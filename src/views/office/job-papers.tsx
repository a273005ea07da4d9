import type { FC } from "hono/jsx";
import type { PacketRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { counted } from "../parts/words.ts";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type PapersProps = { job: Job; frame: Frame; said?: SaidAt };

/** The job's papers: its packet, revision by revision, and its invoices; to look at, save and print. */
export const JobPapers: FC<PapersProps> = ({ job, frame, said }) => {
  const address = `/office/jobs/${job.row.id}`;
  const mine = said?.verb === "packet" ? said : undefined;
  const last = job.packets.at(-1);
  return (
    <section class="sheet" id="papers">
      <header>
        <h2>Papers</h2>
        <span class="small soft">{last ? `packet ${last.revision}` : "no packet yet"}</span>
      </header>
      <SaidNo refusal={mine?.refusal} />
      {job.packets.length > 0 ? (
        <ul class="packets">
          {job.packets.toReversed().map((packet) => (
            <Packet packet={packet} frame={frame} />
          ))}
        </ul>
      ) : null}
      <div class="body row links">
        <JobForm jobId={job.row.id} verb="packet">
          <button class="button" type="submit">
            {last ? "Make it anew" : "Make the packet"}
          </button>
        </JobForm>
      </div>
      <Preview name="packet" words="Preview of the packet" address={`${address}/packet/preview.pdf`} />
      {job.invoices.map((invoice) => (
        <Preview
          name={`invoice-${invoice.id}`}
          words={`Invoice ${invoice.number ?? "as a draft"}`}
          address={`/office/invoices/${invoice.id}/invoice.pdf`}
        />
      ))}
    </section>
  );
};

const Packet: FC<{ packet: PacketRow; frame: Frame }> = ({ packet, frame }) => {
  const { jobId, revision, pages, bytes, madeBy, madeAt, tooLarge } = packet;
  const address = `/office/jobs/${jobId}/packet.pdf?revision=${revision}`;
  return (
    <li>
      <p>
        <a href={address}>Packet {revision}</a>{" "}
        <span class="small soft num">
          {counted(pages, "page")}, {sizeWords(bytes)}
        </span>
      </p>
      <p class="small soft">
        {madeBy}, <Moment at={madeAt} clock={frame.clock} />
      </p>
      {tooLarge === null ? null : (
        <>
          <Status tone="warn">Too large</Status>
          <p class="small">{tooLarge}</p>
        </>
      )}
      <p class="row small links">
        <a href={address} download>
          Save
        </a>
      </p>
    </li>
  );
};

/** A paper beside the job, fetched when it is opened; on a small screen a link alone. */
const Preview: FC<{ name: string; words: string; address: string }> = ({ name, words, address }) => (
  <details class="fold paper" id={`paper-${name}`} data-paper={address}>
    <summary>{words}</summary>
    <div class="body" hx-morph-skip>
      <div class="frame" data-frame data-title={words} />
      <p class="row small links">
        <a href={address}>Open</a>
        <a href={address} download>
          Save
        </a>
        <button class="button plain" type="button" data-print>
          Print
        </button>
      </p>
    </div>
  </details>
);

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

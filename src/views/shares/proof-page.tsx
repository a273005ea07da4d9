import type { FC } from "hono/jsx";
import { type ManifestEntry, momentIn } from "../../worker/shares/manifest.ts";
import type { SharedProof } from "../../worker/shares/shared-proof.ts";
import { Document } from "../layout/document.tsx";
import { counted } from "../parts/words.ts";
import { CheckFile } from "./check-file.tsx";
import { ProofClosing, ProofHead } from "./proof-frame.tsx";
import { ProofPhotoGroups } from "./proof-photo-groups.tsx";

/** What became of a file that was sent to be compared. */
export type Checked = { ours: boolean; words: string };

type PageProps = { proof: SharedProof; manifest: ManifestEntry[]; here: string; checked?: Checked };

/** The proof of one job as a letter: what was done, where and when, the photos, and a way to check each file. */
export const ProofPage: FC<PageProps> = ({ proof, manifest, here, checked }) => {
  const { organisation, job } = proof;
  return (
    <Document
      title={`Proof of work: ${job.title}`}
      styles={["letter", "proof"]}
      scripts={["/js/check-file.js"]}
      bodyClass="letter proof"
    >
      <ProofHead organisation={organisation} here={here} />
      <main>
        <h1 class="asked">{job.title}</h1>
        <div class="opening">
          <p>{openingOf(proof)}</p>
        </div>
        {proof.photos.length === 0 ? (
          <p class="soft">No photo has arrived yet.</p>
        ) : (
          <ProofPhotoGroups proof={proof} here={here} />
        )}
        <Packet proof={proof} here={here} />
        <CheckFile here={here} checked={checked} />
        <Manifest manifest={manifest} />
        <ProofClosing organisation={organisation} />
      </main>
    </Document>
  );
};

function openingOf({ organisation, job, site }: SharedProof): string {
  const place = [site.line1, site.city, site.region].filter(Boolean).join(", ");
  const order = job.ticketNumber ? ` (work order ${job.ticketNumber})` : "";
  const done =
    job.completedAt === null
      ? "is working on this"
      : `completed this on ${momentIn(organisation, job.completedAt)}`;
  return `${organisation.name} ${done}${order} at ${place}.`;
}

const Packet: FC<{ proof: SharedProof; here: string }> = ({ proof, here }) => {
  const [packet] = proof.packets;
  if (!packet) return <p class="soft">The packet with all of this as a PDF has not been made yet.</p>;
  const size = (packet.bytes / 1_000_000).toFixed(1);
  return (
    <section class="packet">
      <a class="button act" href={`${here}/packet`} download>
        Download the packet
      </a>
      <p class="small soft">
        PDF, revision {packet.revision}, made {momentIn(proof.organisation, packet.madeAt)},{" "}
        {counted(packet.pages, "page")}, {size} MB
        <br />
        SHA-256 <code>{packet.sha256}</code>
      </p>
    </section>
  );
};

const Manifest: FC<{ manifest: ManifestEntry[] }> = ({ manifest }) =>
  manifest.length === 0 ? null : (
    <section class="manifest">
      <h2>Every file, as it was received</h2>
      <ol>
        {manifest.map(({ sha256, name, when, place, by }) => (
          <li data-sha256={sha256} data-name={name} data-when={when}>
            <strong>{name}</strong>
            <span class="small soft">
              {[when, by && `by ${by}`, place && `at ${place}`].filter(Boolean).join(" · ")}
            </span>
            <code>{sha256}</code>
          </li>
        ))}
      </ol>
    </section>
  );

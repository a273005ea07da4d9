import type { FC } from "hono/jsx";
import type { AttachmentRow, IntakeMessageRow } from "../../worker/database/rows.ts";
import { DAYS_OF_A_MESSAGE } from "../../worker/intake/originals/life.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Fact } from "../parts/fact.tsx";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { MessageDecision } from "./message-decision.tsx";
import { CHANNEL, checkWords, fateOf, gapWords, layoutWords, sizeWords } from "./message-words.ts";
import type { MessageJob } from "./messages-screen.tsx";

/** What the original says, as far as it could be opened: text alone, since a mail's HTML is somebody else's page. */
export type Original = {
  text: string;
  from: string;
  /** Milliseconds since 1970, as the mail has it. */
  date: number | null;
  kept: { fileName: string; bytes: number }[];
  left: { fileName: string; why: string }[];
  /** Why it could not be opened. */
  unreadable?: string;
};

export type MessageProps = {
  frame: Frame;
  row: IntakeMessageRow;
  job?: MessageJob;
  portal?: { id: string; name: string };
  /** Those of its job. */
  files: AttachmentRow[];
  /** Null where nothing was kept. */
  original: Original | null;
  needs: number;
  refused?: string;
};

/** One message: what it says, whether its sender is who they say they are, what became of it, and what can be done. */
export const MessageScreen: FC<MessageProps> = (props) => {
  const { frame, row, job, portal, original, needs, refused } = props;
  const fate = fateOf(row, (job?.needsLook.length ?? 0) > 0);
  return (
    <OfficeLayout title={row.subject || "Message"} viewer={frame.viewer} current="jobs" needs={needs}>
      <div class="head">
        <h1>{row.subject || "No subject"}</h1>
        <Status tone={fate.tone}>{fate.word}</Status>
        <div class="row">
          <a class="button" href="/office/intake">
            All messages
          </a>
          {row.storageKey ? (
            <a class="button" href={originalOf(row)} download>
              Download the original
            </a>
          ) : null}
        </div>
      </div>
      <SaidNo refusal={refused ? { detail: refused } : undefined} />
      {row.reason ? <p class={row.status === "failed" ? "said bad" : "said warn"}>{row.reason}</p> : null}
      <MessageDecision row={row} portal={portal} />
      <div class="two">
        <section class="sheet" id="text">
          <header>
            <h2>What it says</h2>
          </header>
          <Text row={row} original={original} />
        </section>
        <aside class="stack">
          <Facts {...props} />
          <Files {...props} />
        </aside>
      </div>
    </OfficeLayout>
  );
};

function originalOf({ id, contentType }: Pick<IntakeMessageRow, "id" | "contentType">): string {
  return `/office/intake/${id}/original.${contentType === "application/json" ? "json" : "eml"}`;
}

const Text: FC<Pick<MessageProps, "row" | "original">> = ({ row, original }) => {
  if (!original) {
    // Its bytes were counted once, so they were here.
    const isOver = row.storageKey === null && row.sha256 !== "";
    const words = isOver ? `It was kept for ${DAYS_OF_A_MESSAGE} days.` : "Nothing of it was kept.";
    return <p class="body soft">{words}</p>;
  }
  if (original.unreadable) return <p class="body soft">{original.unreadable}</p>;
  return <div class="body prose message">{original.text || "It has no text."}</div>;
};

const Facts: FC<MessageProps> = ({ frame, row, job, portal, original }) => (
  <section class="sheet" id="facts">
    <header>
      <h2>Message</h2>
    </header>
    <dl class="body facts">
      <Fact name="From">{original?.from || row.sender || <span class="soft">nobody said</span>}</Fact>
      <Fact name="Came">
        <Moment at={row.receivedAt} clock={frame.clock} />, {CHANNEL[row.channel]}
      </Fact>
      {original?.date ? (
        <Fact name="Written">
          <Moment at={original.date} clock={frame.clock} />
        </Fact>
      ) : null}
      <Fact name="Portal">{portal?.name ?? <span class="soft">none</span>}</Fact>
      <Fact name="Sender">
        {row.checks ? checkWords(row.checks) : <span class="soft">vouched for by whoever handed it in</span>}
      </Fact>
      {row.layout ? <Fact name="Read as">{layoutWords(row.layout)}</Fact> : null}
      <Fact name="Job">
        {job ? (
          <a href={`/office/jobs/${job.id}`}>{[job.ticketNumber, job.title].filter(Boolean).join(" ")}</a>
        ) : (
          <span class="soft">none</span>
        )}
      </Fact>
      {row.missing.length > 0 ? (
        <Fact name="Not said">{gapWords(row.missing as Parameters<typeof gapWords>[0])}</Fact>
      ) : null}
      <Fact name="Size">{sizeWords(row.bytes)}</Fact>
    </dl>
  </section>
);

const Files: FC<MessageProps> = ({ original, files }) => {
  const { kept = [], left = [] } = original ?? {};
  if (kept.length + left.length === 0) return null;
  return (
    <section class="sheet" id="files">
      <header>
        <h2>Files in it</h2>
      </header>
      <ul class="body files">
        {kept.map(({ fileName, bytes }) => {
          const file = files.find((one) => one.fileName === fileName && one.bytes === bytes);
          const words = `${fileName}, ${sizeWords(bytes)}`;
          return (
            <li>
              {file ? <a href={`/office/jobs/${file.jobId}/files/${file.id}`}>{words}</a> : words}{" "}
              <span class="small soft">{file ? "with the job" : "in the original"}</span>
            </li>
          );
        })}
        {left.map(({ fileName, why }) => (
          <li>
            {fileName} <span class="small soft">not taken: {why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

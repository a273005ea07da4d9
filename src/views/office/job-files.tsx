import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { FileKind } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { CHANNEL, sizeWords } from "../intake/message-words.ts";
import { SaidNo } from "../parts/said.tsx";
import { Moment } from "../parts/time.tsx";
import type { SaidAt } from "./job-screen.tsx";

const KIND: { [kind in FileKind]: string } = {
  ticket: "Work order",
  bid: "Bid",
  other: "Other",
};

type FilesProps = { record: JobRecord; frame: Frame; said?: SaidAt };

/** The files that came with the ticket or that the office added, and the messages that the job was made of. */
export const JobFiles: FC<FilesProps> = ({ record, frame, said }) => {
  const { attachments, row } = record.job;
  return (
    <section class="sheet" id="files">
      <header>
        <h2>Files and messages</h2>
      </header>
      {attachments.length + record.messages.length === 0 ? <p class="body soft">None yet.</p> : null}
      {attachments.length > 0 ? (
        <ul class="body files">
          {attachments.map((file) => (
            <li id={`file-${file.id}`}>
              <a href={`/office/jobs/${row.id}/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.fileName}
              </a>{" "}
              <span class="small soft">
                {KIND[file.kind]}, {sizeWords(file.bytes)}, {file.addedBy},{" "}
                <Moment at={file.addedAt} clock={frame.clock} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {record.messages.length > 0 ? (
        <ul class="body files">
          {record.messages.map((message) => (
            <li id={`message-${message.id}`}>
              <a href={`/office/intake/${message.id}`}>Original message</a>{" "}
              <span class="small soft">
                {[message.sender, CHANNEL[message.channel]].filter(Boolean).join(", ")},{" "}
                <Moment at={message.receivedAt} clock={frame.clock} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <AddFile jobId={row.id} said={said} />
    </section>
  );
};

const AddFile: FC<{ jobId: string; said?: SaidAt }> = ({ jobId, said }) => {
  const mine = said?.verb === "files" ? said : undefined;
  const address = `/office/jobs/${jobId}/files`;
  return (
    <details class="fold" id="add-file" open={mine !== undefined}>
      <summary>Add a file</summary>
      <form class="body form" method="post" action={address} enctype="multipart/form-data">
        <div class="field">
          <label for="file">File, up to 25 MB</label>
          <input type="file" id="file" name="file" required />
        </div>
        <div class="field">
          <label for="file-kind">What it is</label>
          <select id="file-kind" name="kind">
            {Object.entries(KIND).map(([kind, word]) => (
              <option value={kind} selected={mine?.typed?.kind === kind}>
                {word}
              </option>
            ))}
          </select>
        </div>
        <SaidNo refusal={mine?.refusal} />
        <button class="button" type="submit">
          Add the file
        </button>
      </form>
    </details>
  );
};

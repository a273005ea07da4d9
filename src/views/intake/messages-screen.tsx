import type { FC } from "hono/jsx";
import type { IntakeMessageRow } from "../../worker/database/rows.ts";
import type { MessageQuery } from "../../worker/intake/message-records.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Filter } from "../office/queue-screen.tsx";
import { Columns } from "../parts/columns.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { DropMails, type DropSaid } from "./drop-mails.tsx";
import { fateOf, MESSAGE_FILTERS } from "./message-words.ts";

export type MessageJob = { id: string; ticketNumber: string | null; title: string; needsLook: string[] };

export type MessagesProps = {
  frame: Frame;
  query: MessageQuery;
  rows: IntakeMessageRow[];
  jobs: MessageJob[];
  portals: { id: string; name: string }[];
  needs: number;
  here: string;
  next: string | null;
  /** What became of the files that were just dropped in. */
  said?: DropSaid;
};

/** What came in as tickets, by whatever way, and what became of it. */
export const MessagesScreen: FC<MessagesProps> = (props) => (
  <OfficeLayout
    title="Tickets in"
    viewer={props.frame.viewer}
    current="jobs"
    needs={props.needs}
    scripts={["/js/drop-mails.js"]}
  >
    <div class="head">
      <h1>Tickets in</h1>
      <div class="row">
        <a class="button" href="/office/intake/import">
          Import a CSV file
        </a>
      </div>
    </div>
    <DropMails portals={props.portals} said={props.said} />
    <MessagesRegion {...props} />
  </OfficeLayout>
);

export const MessagesRegion: FC<MessagesProps> = (props) => {
  const { query, rows, here, next } = props;
  const reading = rows.some((row) => row.status === "waiting");
  return (
    <section
      class="sheet"
      id="messages"
      aria-label="Messages"
      hx-get={here}
      hx-trigger={reading ? "every 3s, mails-taken" : "every 20s, mails-taken"}
      hx-swap="outerMorph"
      data-quiet
    >
      <nav class="filters" aria-label="Which messages">
        <Filter to="/office/intake" name="All" here={query.status === null} />
        {MESSAGE_FILTERS.map(({ status, name }) => (
          <Filter to={`/office/intake?status=${status}`} name={name} here={query.status === status} />
        ))}
      </nav>
      {rows.length === 0 ? (
        <p class="body soft">
          {query.status
            ? "No message is in this list."
            : "Nothing has come in yet. Drop a work order's mail above."}
        </p>
      ) : (
        <MessageTable {...props} />
      )}
      {next ? (
        <footer>
          <a class="button" href={next} rel="next">
            Older messages
          </a>
        </footer>
      ) : null}
    </section>
  );
};

const MessageTable: FC<MessagesProps> = ({ rows, jobs, portals, frame }) => (
  <table class="jobs">
    <Columns of={["Message", ["From", "wide"], ["Portal", "wide"], "What became of it", ["Came", "num"]]} />
    <tbody>
      {rows.map((row) => (
        <MessageLine
          row={row}
          job={jobs.find((one) => one.id === row.jobId)}
          portal={portals.find((one) => one.id === row.portalId)?.name}
          frame={frame}
        />
      ))}
    </tbody>
  </table>
);

type LineProps = { row: IntakeMessageRow; job?: MessageJob; portal?: string; frame: Frame };

const MessageLine: FC<LineProps> = ({ row, job, portal, frame }) => {
  const fate = fateOf(row, (job?.needsLook.length ?? 0) > 0);
  return (
    <tr id={`message-${row.id}`}>
      <td class="job">
        <a href={`/office/intake/${row.id}`} data-row>
          {row.subject || "No subject"}
        </a>
      </td>
      <td class="wide soft">{row.sender}</td>
      <td class="wide soft">{portal ?? ""}</td>
      <td class="fate">
        <Status tone={fate.tone}>{fate.word}</Status>{" "}
        {job ? (
          <a href={`/office/jobs/${job.id}`}>{job.ticketNumber ?? job.title}</a>
        ) : (
          <span class="small soft wide">{row.reason ?? ""}</span>
        )}
      </td>
      <td class="num soft came">
        <Moment at={row.receivedAt} clock={frame.clock} />
      </td>
    </tr>
  );
};

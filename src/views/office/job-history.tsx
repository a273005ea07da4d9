import type { FC } from "hono/jsx";
import type { EventRow } from "../../worker/database/rows.ts";
import { cameLate, historyOf } from "../../worker/jobs/history.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Moment } from "../parts/time.tsx";
import { SOURCE, sentenceOf } from "./history-words.ts";

/** Every step: who, when, from where. The last one first. */
export const JobHistory: FC<{ record: JobRecord; frame: Frame }> = ({ record, frame }) => {
  const { job, events, members } = record;
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? "somebody";
  return (
    <section class="sheet" id="history">
      <header>
        <h2>What happened</h2>
        <span class="small soft">every step, who and when</span>
      </header>
      <ol class="body steps">
        {historyOf(events).map((entry) => (
          <li id={`event-${entry.event.sequence}`}>
            <Moment at={entry.event.at} clock={frame.clock} />
            <span>
              {sentenceOf(entry, { frame, job, nameOf })}{" "}
              <span class="soft small">
                {cameLate(entry.event) ? bothTimes(entry.event, frame) : SOURCE[entry.event.source]}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Told by a phone that had no signal: when it was, and when it was heard of here. */
function bothTimes({ at, recordedAt }: EventRow, { clock }: Frame): string {
  return `happened ${formatMoment(at, clock)}, reached us ${formatMoment(recordedAt, clock)}`;
}

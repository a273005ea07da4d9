import type { FC } from "hono/jsx";
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
                {cameLate(entry.event)
                  ? `sent ${formatMoment(entry.event.recordedAt, frame.clock)}, no signal before`
                  : SOURCE[entry.event.source]}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

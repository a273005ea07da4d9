import type { FC } from "hono/jsx";
import { checklistOf } from "../../worker/jobs/office-checklist.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { ChecklistAnswer } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import type { Tone } from "../parts/words.ts";

const ANSWER: { [answer in ChecklistAnswer | "open"]: { word: string; tone: Tone } } = {
  done: { word: "Done", tone: "good" },
  not_applicable: { word: "Does not apply", tone: "off" },
  open: { word: "Open", tone: "plain" },
};

/** What the crew looked at before leaving, point by point, and who said so when. */
export const ProofChecklist: FC<{ record: JobRecord; frame: Frame }> = ({ record, frame }) => {
  const points = checklistOf(record.job, record.events);
  if (points.length === 0) return null;
  return (
    <div class="body part" id="checklist">
      <h3 class="small soft">Checklist</h3>
      <ul class="points">
        {points.map(({ id, text, given }) => {
          const { word, tone } = ANSWER[given?.answer ?? "open"];
          return (
            <li id={`point-${id}`}>
              <span>{text}</span>
              <span class="small soft">
                <Status tone={tone}>{word}</Status>
                {given ? (
                  <>
                    {" "}
                    {given.answeredBy}, <Moment at={given.answeredAt} clock={frame.clock} />
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

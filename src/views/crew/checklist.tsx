import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { rulesFor } from "../../worker/jobs/proof-rules.ts";
import type { ChecklistAnswer, ChecklistPoint } from "../../worker/jobs/types.ts";
import { DeedForm } from "./deed-form.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

/** What is looked at before leaving, point by point. The same press again takes the answer back. */
export const Checklist: FC<JobProps> = (props) => {
  const points = rulesFor(props.job).checklist;
  if (points.length === 0) return null;
  return (
    <section id="checklist">
      <h2>{props.t.requirements.checklist}</h2>
      <ul>
        {points.map((point) => (
          <Point point={point} {...props} />
        ))}
      </ul>
    </section>
  );
};

const Point: FC<JobProps & { point: ChecklistPoint }> = ({ point, job, t }) => {
  const given = job.answers.find((one) => one.itemId === point.id);
  const textId = `point-${point.id}`;
  return (
    <li class="point">
      <p id={textId}>
        {point.text} <WaitingMark waiting={given?.waiting} t={t} />
      </p>
      {(["done", "not_applicable"] satisfies ChecklistAnswer[]).map((answer) => {
        const pressed = given?.answer === answer;
        return (
          <DeedForm jobId={job.row.id} type="answer_checklist">
            <input type="hidden" name="itemId" value={point.id} />
            <input type="hidden" name="answer" value={pressed ? "" : answer} />
            <button
              class="button"
              type="submit"
              aria-pressed={pressed ? "true" : "false"}
              aria-describedby={textId}
            >
              {t.checklist[answer]}
            </button>
          </DeedForm>
        );
      })}
    </li>
  );
};

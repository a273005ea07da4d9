import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { AddLabour, AddMaterial } from "./add-line.tsx";
import { DeedForm } from "./deed-form.tsx";
import { AskForMore, isOver, Limit } from "./limit.tsx";
import { WaitingMark } from "./waiting-mark.tsx";
import { amountText } from "./words.ts";

const ENDED: readonly JobStatus[] = ["approved", "closed", "cancelled"];

/** What was done and used, and how far it may go. */
export const Work: FC<JobProps> = (props) => {
  const { job, t } = props;
  const over = isOver(job.row);
  const open = !ENDED.includes(job.row.status);
  return (
    <section id="work">
      <h2>{t.work.title}</h2>
      {job.lines.length === 0 ? <p class="soft">{t.work.nothing}</p> : null}
      {job.lines.length > 0 ? (
        <ul class="lines">
          {job.lines.map((line) => (
            <Line line={line} open={open} {...props} />
          ))}
        </ul>
      ) : null}
      <Limit {...props} />
      {open && over ? <AskForMore {...props} /> : null}
      {open ? (
        <>
          <AddLabour {...props} />
          <AddMaterial {...props} />
        </>
      ) : null}
      {open && !over ? <AskForMore {...props} /> : null}
    </section>
  );
};

type LineProps = JobProps & { line: JobProps["job"]["lines"][number]; open: boolean };

const Line: FC<LineProps> = ({ line, open, job, t, clock }) => (
  <li class="line" id={line.id}>
    <span class="what">
      {line.description} {line.addedBy ? <span class="small soft">{line.addedBy}</span> : null}{" "}
      <WaitingMark waiting={line.waiting} t={t} />
    </span>
    <span class="num">{amountText(line, clock.locale)}</span>
    {open && line.addedBy ? (
      <DeedForm jobId={job.row.id} type="remove_line">
        <input type="hidden" name="lineId" value={line.id} />
        <button class="button" type="submit" aria-label={`${t.work.remove}: ${line.description}`}>
          {t.work.remove}
        </button>
      </DeedForm>
    ) : null}
  </li>
);

import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { photoIdOf } from "../../worker/jobs/return-reasons.ts";
import { REQUIREMENTS, type Requirement, type ReturnReason } from "../../worker/jobs/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { againWords, toDoAgain } from "./again-words.ts";
import { PLACE } from "./needs.tsx";

/** What the office sent back, thing by thing; each leads to its place. */
export const ToDoAgain: FC<Pick<JobProps, "job" | "clock" | "t">> = ({ job, clock, t }) => (
  <div class="said warn again" id="again">
    <h2>{t.again.title}</h2>
    <ul>
      {toDoAgain(job).map((one) => {
        const place = placeOf(one, job);
        const words = (
          <>
            <strong>{nameOf(one, { job, clock, t })}</strong> <span>{againWords(one, t)}</span>
          </>
        );
        return <li>{place ? <a href={place}>{words}</a> : <p>{words}</p>}</li>;
      })}
    </ul>
  </div>
);

function nameOf(one: ReturnReason, { job, clock, t }: Pick<JobProps, "job" | "clock" | "t">): string {
  const photo = job.photos.find(({ id }) => id === photoIdOf(one));
  if (photo) return t.again.photo(t.photos.labels[photo.label], formatMoment(photo.takenAt, clock));
  const requirement = requirementOf(one);
  return requirement ? t.requirements[requirement] : t.again.other;
}

function placeOf(one: ReturnReason, job: CrewJob): string | null {
  const photo = job.photos.find(({ id }) => id === photoIdOf(one));
  if (photo) return `#${photo.id}`;
  const requirement = requirementOf(one);
  return requirement && PLACE[requirement];
}

function requirementOf(one: ReturnReason): Requirement | null {
  return REQUIREMENTS.find((requirement) => requirement === one.requirement) ?? null;
}

import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { Asked } from "../../worker/jobs/proof-rules.ts";
import type { JobStatus, Requirement } from "../../worker/jobs/types.ts";
import { whyAgain } from "./again-words.ts";

const BEFORE_FINISH: readonly JobStatus[] = ["accepted", "scheduled", "en_route", "on_site", "returned"];

/** Where each thing that the rules ask for is supplied. */
export const PLACE: { [requirement in Requirement]: string } = {
  photos_before: "#photos-before",
  photos_after: "#photos-after",
  checklist: "#checklist",
  resolution_code: "#closing",
  root_cause: "#closing",
  serial_numbers: "#closing",
  signature: "#signatures",
};

/** What the rules ask for. A row that is missing opens what supplies it. */
export const Needs: FC<JobProps> = ({ asked, job, t }) =>
  asked.length === 0 ? null : (
    <section id="needs">
      <h2>{BEFORE_FINISH.includes(job.row.status) ? t.needs.title : t.needs.proof}</h2>
      <ul>
        {asked.map((one) => (
          <li>
            <Row one={one} again={whyAgain(job, one.requirement, t) !== null} t={t} />
          </li>
        ))}
      </ul>
    </section>
  );

const Row: FC<{ one: Asked; again: boolean } & Pick<JobProps, "t">> = ({ one, again, t }) => {
  const { requirement, have, need } = one;
  const done = have >= need;
  const single = need === 1 && !requirement.startsWith("photos");
  const count = single ? (done ? t.needs.there : t.needs.missing) : t.needs.count(have, need);
  const words = (
    <>
      <span>{t.requirements[requirement]}</span>
      <span class={done && !again ? "soft" : "status warn"}>{again ? t.again.mark : count}</span>
    </>
  );
  if (done) {
    return (
      <a class="need done" href={PLACE[requirement]}>
        {words}
      </a>
    );
  }
  switch (requirement) {
    case "photos_before":
    case "photos_after":
      return (
        <label class="need" for={requirement === "photos_before" ? "camera-before" : "camera-after"}>
          {words}
        </label>
      );
    case "signature":
      return (
        <button class="need" type="button" data-sign>
          {words}
        </button>
      );
    default:
      return (
        <a class="need" href={PLACE[requirement]}>
          {words}
        </a>
      );
  }
};

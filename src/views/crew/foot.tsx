import type { FC } from "hono/jsx";
import type { CrewAction, CrewStep } from "../../worker/crew/next-actions.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { DeedForm } from "./deed-form.tsx";
import { problemWords } from "./deed-words.ts";
import { PLACE } from "./needs.tsx";
import { standing } from "./standing.ts";

/** The one next thing, within the thumb's reach. Completing can be asked for at any time, and says what is missing. */
export const Foot: FC<JobProps> = (props) => {
  const { job, actions, refusal, t } = props;
  const [next] = actions;
  const { id, status } = job.row;
  return (
    <footer class="foot" id="foot">
      {refusal ? <Refused refusal={refusal} t={t} /> : null}
      {next ? <Next action={next} jobId={id} t={t} /> : null}
      {status === "accepted" || status === "scheduled" ? (
        <Step jobId={id} step="arrive" text={t.steps.hereAlready} quiet />
      ) : null}
      {actions.length > 1 ? <Step jobId={id} step="complete" text={t.steps.complete} quiet /> : null}
      <p class="small soft standing">{standing(props)}</p>
    </footer>
  );
};

type Around = Pick<JobProps, "t">;

const Refused: FC<Around & { refusal: NonNullable<JobProps["refusal"]> }> = ({ refusal, t }) => (
  <div class="said bad" role="alert">
    {refusal.missing && refusal.missing.length > 0 ? (
      <>
        <strong>{t.needs.notYet}</strong>
        <ul>
          {refusal.missing.map(({ requirement, have, need }) => (
            <li>{t.missing[requirement](need - have)}</li>
          ))}
        </ul>
      </>
    ) : (
      problemWords(t, refusal)
    )}
  </div>
);

const Next: FC<Around & { action: CrewAction; jobId: string }> = ({ action, jobId, t }) => {
  switch (action.kind) {
    case "step":
      return <Step jobId={jobId} step={action.step} text={t.steps[action.step]} />;
    case "photo":
      return (
        <label class="button act big" for={`camera-${action.label}`}>
          {t.next.photo[action.label]}
        </label>
      );
    case "sign":
      return (
        <button class="button act big" type="button" data-sign>
          {t.sign.get}
        </button>
      );
    case "fill":
      return (
        <a class="button act big" href={PLACE[action.requirement]}>
          {t.next[action.requirement]}
        </a>
      );
  }
};

type StepProps = { jobId: string; step: CrewStep; text: string; quiet?: boolean };

const Step: FC<StepProps> = ({ jobId, step, text, quiet }) => (
  <DeedForm jobId={jobId} type="step">
    <input type="hidden" name="step" value={step} />
    <button class={quiet ? "button big" : "button act big"} type="submit">
      {text}
    </button>
  </DeedForm>
);

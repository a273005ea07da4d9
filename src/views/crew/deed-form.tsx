import type { Child, FC } from "hono/jsx";
import type { PlainDeed } from "../../worker/crew/deeds.ts";

type DeedFormProps = { jobId: string; type: PlainDeed["type"]; class?: string; children?: Child };

/** A form for something that the crew does: kept and sent by the phone's script, or posted plainly without it. */
export const DeedForm: FC<DeedFormProps> = ({ jobId, type, children, ...rest }) => (
  <form data-deed method="post" action={`/crew/jobs/${jobId}/deeds`} {...rest}>
    <input type="hidden" name="type" value={type} />
    {children}
  </form>
);

/** A named field of such a form. */
export const Named: FC<{ id: string; label: string; hint?: string; children?: Child }> = (props) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    {props.children}
    {props.hint ? (
      <span class="small soft" id={`${props.id}-hint`}>
        {props.hint}
      </span>
    ) : null}
  </div>
);

/** Hours and minutes side by side, as whole numbers. */
export const TimeFields: FC<{ id: string; hours: string; minutes: string; value?: number | null }> = (
  props,
) => {
  const { id, value } = props;
  const known = value === null || value === undefined ? undefined : value;
  return (
    <div class="pair">
      <Named id={`${id}-hours`} label={props.hours}>
        <Whole id={`${id}-hours`} name="hours" value={known === undefined ? "" : Math.floor(known / 60)} />
      </Named>
      <Named id={`${id}-minutes`} label={props.minutes}>
        <Whole id={`${id}-minutes`} name="minutes" value={known === undefined ? "" : known % 60} />
      </Named>
    </div>
  );
};

const Whole: FC<{ id: string; name: string; value: number | "" }> = (props) => (
  <input
    {...props}
    type="text"
    inputmode="numeric"
    pattern="[0-9]*"
    maxlength={4}
    autocomplete="off"
    data-draft
  />
);

import type { Child, FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";

type OwnersFormProps = {
  frame: Frame;
  /** What is changed here, for ears. */
  legend: Child;
  address: string;
  id?: string;
  class?: string;
  /** The words on its button. */
  press: string;
  children?: Child;
};

/** A form that the office reads and only an owner changes. */
export const OwnersForm: FC<OwnersFormProps> = ({ frame, legend, address, press, children, ...form }) => {
  const mine = isOwner(frame);
  return (
    <form class={form.class ?? "form new"} id={form.id} method="post" action={address}>
      <fieldset class="form" disabled={!mine}>
        <legend class="unseen">{legend}</legend>
        {children}
        {mine ? (
          <div class="row">
            <button class="button act" type="submit">
              {press}
            </button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
};

/** Why everybody else's form cannot be filled in. */
export const OnlyOwner: FC<{ frame: Frame; changes: string }> = ({ frame, changes }) =>
  isOwner(frame) ? null : <p class="said">Only an owner changes {changes}.</p>;

function isOwner({ viewer }: Frame): boolean {
  return viewer.role === "owner";
}

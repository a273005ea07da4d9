import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";

/** The pad that the customer signs on: drawn with a finger, or the name typed. */
export const SignDialog: FC<Pick<JobProps, "job" | "t">> = ({ job, t }) => (
  <dialog class="sign" id="sign" aria-labelledby="sign-title">
    <form method="post" action={`/crew/jobs/${job.row.id}/signature`} enctype="multipart/form-data">
      <header class="top">
        <button class="back" type="button" data-close aria-label={t.sign.close}>
          ‹
        </button>
        <h1 id="sign-title">{t.requirements.signature}</h1>
      </header>
      <p>{t.sign.confirm(job.row.title)}</p>
      <div class="pair">
        <p class="field">
          <label for="sign-name">{t.sign.name}</label>
          <input
            id="sign-name"
            name="name"
            required
            maxlength={120}
            autocomplete="off"
            autocapitalize="words"
            data-draft
          />
        </p>
        <p class="field">
          <label for="sign-role">{t.sign.role}</label>
          <input id="sign-role" name="role" maxlength={120} list="sign-roles" autocomplete="off" data-draft />
        </p>
      </div>
      <datalist id="sign-roles">
        {t.sign.roles.map((role) => (
          <option value={role} />
        ))}
      </datalist>
      <div class="pad">
        <canvas id="sign-pad" role="img" aria-label={t.sign.pad} />
        <span class="hint soft" aria-hidden="true">
          {t.sign.here}
        </span>
      </div>
      <div class="choices">
        <button class="button" type="button" data-clear>
          {t.sign.clear}
        </button>
        <button class="button" type="button" data-type-name>
          {t.sign.typed}
        </button>
      </div>
      <p class="said bad" role="alert" data-said hidden />
      <button class="button act big" type="submit">
        {t.sign.save}
      </button>
    </form>
  </dialog>
);

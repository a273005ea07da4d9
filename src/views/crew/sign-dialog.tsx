import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";

/** The pad that the customer signs on: drawn with a finger, or the name typed. */
export const SignDialog: FC<{ job: CrewJob }> = ({ job }) => (
  <dialog class="sign" id="sign" aria-labelledby="sign-title">
    <form method="post" action={`/crew/jobs/${job.row.id}/signature`} enctype="multipart/form-data">
      <header class="top">
        <button class="back" type="button" data-close aria-label="Close without signing">
          ‹
        </button>
        <h1 id="sign-title">Signature</h1>
      </header>
      <p>I confirm that the work “{job.row.title}” was done.</p>
      <div class="pair">
        <p class="field">
          <label for="sign-name">Name</label>
          <input
            id="sign-name"
            name="name"
            required
            maxlength={120}
            autocomplete="off"
            autocapitalize="words"
          />
        </p>
        <p class="field">
          <label for="sign-role">Role, if it matters</label>
          <input id="sign-role" name="role" maxlength={120} list="sign-roles" autocomplete="off" />
        </p>
      </div>
      <datalist id="sign-roles">
        <option value="Tenant" />
        <option value="Owner" />
        <option value="Property manager" />
        <option value="Caretaker" />
      </datalist>
      <div class="pad">
        <canvas id="sign-pad" aria-label="Sign here with a finger" />
        <span class="hint soft" aria-hidden="true">
          Sign here
        </span>
      </div>
      <div class="choices">
        <button class="button" type="button" data-clear>
          Clear
        </button>
        <button class="button" type="button" data-type-name>
          Use the typed name
        </button>
      </div>
      <p class="said bad" role="alert" data-said hidden />
      <button class="button act big" type="submit">
        Save signature
      </button>
    </form>
  </dialog>
);

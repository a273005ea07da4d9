import type { FC } from "hono/jsx";
import { NOT_OURS, sayOfFile } from "../../worker/shares/manifest.ts";
import type { Checked } from "./proof-page.tsx";

/**
 * Whether a file is one of this job's. With a script the browser compares it by itself; without, it is sent and forgotten. Both
 * say the same words.
 */
export const CheckFile: FC<{ here: string; checked?: Checked }> = ({ here, checked }) => (
  <section class="check" id="check">
    <h2>Check a file</h2>
    <p>Choose a photo or a packet that you were given: this page says whether it is what we received.</p>
    <form
      class="row"
      method="post"
      action={`${here}#check`}
      enctype="multipart/form-data"
      data-check
      data-yes={sayOfFile({ name: "{name}", when: "{when}" })}
      data-no={NOT_OURS}
    >
      <label class="unseen" for="file">
        The file to check
      </label>
      <input type="file" id="file" name="file" required />
      <button class="button" type="submit">
        Check
      </button>
    </form>
    <p class="small soft" data-here hidden>
      The file stays with you: it is compared in this browser, without signal too.
    </p>
    <noscript>
      <p class="small soft">The file is sent to be compared, at most 25 MB, and is not kept.</p>
    </noscript>
    <p
      class={checked ? `said ${checked.ours ? "good" : "bad"}` : "said"}
      role="status"
      data-answer
      hidden={checked === undefined}
    >
      {checked?.words}
    </p>
  </section>
);

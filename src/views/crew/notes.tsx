import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { type Clock, formatMoment } from "../../worker/time/format.ts";

type NotesProps = { job: Pick<CrewJob, "row" | "notes">; clock: Clock };

/** Notes and the field for one more. Sent back whole after each, so that the field is empty again. */
export const Notes: FC<NotesProps> = ({ job, clock }) => {
  const address = `/crew/jobs/${job.row.id}/notes`;
  return (
    <section id="notes">
      <h2>Notes</h2>
      {job.notes.map((note) => (
        <div class="note" id={note.id}>
          <p>{note.body}</p>
          <p class="small soft">
            {note.author}, {formatMoment(note.writtenAt, clock)}
          </p>
        </div>
      ))}
      <form
        class="form"
        method="post"
        action={address}
        hx-post={address}
        hx-target="#notes"
        hx-swap="outerHTML"
        hx-disable="find button"
      >
        <p class="field">
          <label for="note">What the office should know</label>
          <textarea id="note" name="body" required maxlength={4000} rows={3} />
        </p>
        <button class="button" type="submit">
          Add note
        </button>
      </form>
    </section>
  );
};

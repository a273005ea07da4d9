import type { FC } from "hono/jsx";
import { LONGEST_NOTE } from "../../worker/crew/read-deed.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { DeedForm, Named } from "./deed-form.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

/** Notes, and a large field for one more. Speaking instead of typing is what the phone's own keyboard does. */
export const Notes: FC<JobProps> = ({ job, clock, t }) => (
  <section id="notes">
    <h2>{t.notes.title}</h2>
    {job.notes.map((note) => (
      <div class="note" id={note.id}>
        <p>{note.body}</p>
        <p class="small soft">
          {note.author}, {formatMoment(note.writtenAt, clock)} <WaitingMark waiting={note.waiting} t={t} />
        </p>
      </div>
    ))}
    <DeedForm class="form" jobId={job.row.id} type="note">
      <Named id="note" label={t.notes.label} hint={t.notes.hint}>
        <textarea
          id="note"
          name="body"
          rows={5}
          required
          maxlength={LONGEST_NOTE}
          autocapitalize="sentences"
          enterkeyhint="enter"
          aria-describedby="note-hint"
          data-draft
        />
      </Named>
      <button class="button" type="submit">
        {t.notes.add}
      </button>
    </DeedForm>
  </section>
);

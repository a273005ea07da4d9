import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { Moment } from "../parts/time.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** What crew and office told each other. */
export const JobNotes: FC<{ job: Job; frame: Frame; said?: SaidAt }> = ({ job, frame, said }) => {
  const mine = said?.verb === "notes" ? said : undefined;
  return (
    <section class="sheet" id="notes">
      <header>
        <h2>Notes</h2>
        <span class="small soft">seen by the crew</span>
      </header>
      <div class="body form">
        {job.notes.map((note) => (
          <div class="note" id={`note-${note.id}`}>
            <p>{note.body}</p>
            <p class="small soft">
              {note.author}, <Moment at={note.writtenAt} clock={frame.clock} />
            </p>
          </div>
        ))}
        <JobForm jobId={job.row.id} verb="notes" class="form">
          <Field
            id="note-body"
            name="body"
            label="Add a note"
            rows={2}
            maxlength={5000}
            value={mine?.typed?.body}
            wrong={mine?.refusal.detail}
          />
          <div class="row">
            <button class="button" type="submit">
              Add
            </button>
          </div>
        </JobForm>
      </div>
    </section>
  );
};

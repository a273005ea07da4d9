import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { CrewLayout } from "./crew-layout.tsx";
import { JobScreen } from "./job-screen.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { Uploads } from "./uploads.tsx";
import { numberOf, street } from "./words.ts";

export { JobScreen } from "./job-screen.tsx";

/** A job in the hand of the crew that does it, with what the phone needs to make the screen by itself. */
export const JobPage: FC<JobProps & { snapshot: CrewSnapshot }> = ({ snapshot, ...props }) => {
  const { job, member, t } = props;
  return (
    <CrewLayout title={`${numberOf(job.row, t)}, ${street(job.site)}`} language={member.language}>
      <JobBody {...props} />
      <script type="application/json" id="snapshot">
        {raw(asScript(snapshot))}
      </script>
    </CrewLayout>
  );
};

/** What of the page is made anew, here or on the phone. */
export const JobBody: FC<JobProps> = (props) => {
  const { job, t, phone } = props;
  return (
    <>
      <header class="top">
        <a class="back" href="/crew" aria-label={t.back}>
          ‹
        </a>
        <span class="which">
          <strong>{numberOf(job.row, t)}</strong> <span class="soft">· {street(job.site)}</span>
        </span>
        <Uploads phone={phone} t={t} here={`/crew/jobs/${job.row.id}`} />
      </header>
      <JobScreen {...props} />
      <SignDialog job={job} t={t} />
    </>
  );
};

/** JSON that cannot end the element it stands in. */
function asScript(snapshot: CrewSnapshot): string {
  return JSON.stringify(snapshot).replaceAll("<", "\\u003c");
}

import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { Checklist } from "./checklist.tsx";
import { Closing } from "./closing.tsx";
import { Foot } from "./foot.tsx";
import { Needs } from "./needs.tsx";
import { Notes } from "./notes.tsx";
import { Notices } from "./notices.tsx";
import { PhotosAfter, PhotosBefore } from "./photos.tsx";
import { SaidCancelled } from "./said-cancelled.tsx";
import { Signatures } from "./signatures.tsx";
import { SiteTime } from "./site-time.tsx";
import { Stuck } from "./stuck.tsx";
import { Ticket } from "./ticket.tsx";
import { Work } from "./work.tsx";

/** The job alone, in the order in which it is closed out: made again, here or on the phone, whenever it changed. */
export const JobScreen: FC<JobProps> = (props) => {
  const { id, version } = props.job.row;
  return (
    <main id="job" data-job={id} data-live={`/crew/jobs/${id}/live`} data-version={version}>
      <Notices {...props} />
      <SaidCancelled {...props} />
      <Stuck {...props} />
      <Ticket {...props} />
      <Needs {...props} />
      <PhotosBefore {...props} />
      <Work {...props} />
      <Notes {...props} />
      <PhotosAfter {...props} />
      <Checklist {...props} />
      <Closing {...props} />
      <Signatures {...props} />
      <SiteTime {...props} />
      <Foot {...props} />
    </main>
  );
};

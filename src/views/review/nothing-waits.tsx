import type { FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { After } from "./after.tsx";
import type { Decided } from "./decided-words.ts";

/** Everything is looked at. */
export const NothingWaits: FC<{ frame: Frame; said?: Decided }> = ({ frame, said }) => (
  <OfficeLayout title="Review" viewer={frame.viewer} current="jobs" styles={["review"]}>
    <section class="sheet calm" id="nothing-waits">
      <div class="body stack">
        <After said={said} />
        <h1>Nothing waits for a look</h1>
        <p class="soft">A job comes here when its crew completes it.</p>
        <div class="row">
          <a class="button" href="/office/jobs">
            All jobs
          </a>
        </div>
      </div>
    </section>
  </OfficeLayout>
);

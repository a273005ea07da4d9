import type { FC } from "hono/jsx";
import type { FailureRow, JobRow, TallyRow } from "../../worker/database/rows.ts";
import type { Figures } from "../../worker/reports/figures.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Status } from "../parts/status.tsx";
import { FigureBar } from "./figure-bar.tsx";
import { LiesAbout, type LiesAboutProps } from "./lies-about.tsx";
import type { MarkedInvoice, Stuck } from "./money-mark.tsx";
import { type DraftToSend, NeedsYou } from "./needs-you.tsx";
import { OwedToYou } from "./owed-to-you.tsx";
import { RecentJobs, type RecentRow } from "./recent-jobs.tsx";

export type TodayProps = {
  frame: Frame;
  figures: Figures;
  tallies: TallyRow[];
  failures: FailureRow[];
  failureJobs: { id: string; ticketNumber: string | null; title: string }[];
  waiting: JobRow[];
  returned: JobRow[];
  missed: JobRow[];
  drafts: DraftToSend[];
  recent: RecentRow[];
  invoices: MarkedInvoice[];
  /** What needs a person, of all jobs. */
  stuck: Stuck[];
  lastWordAt: number | null;
} & Omit<LiesAboutProps, "frame">;

/** Two minutes for the owner: figures, what is stuck, what moves, what is owed. */
export const TodayScreen: FC<TodayProps> = (props) => (
  <OfficeLayout title="Today" viewer={props.frame.viewer} current="today" needs={props.stuck.length}>
    <TodayRegion {...props} />
  </OfficeLayout>
);

/** What is refreshed in place. */
export const TodayRegion: FC<TodayProps> = (props) => (
  <div class="stack" id="today" hx-get="/office" hx-trigger="every 20s" hx-swap="outerMorph" data-quiet>
    <h1 class="unseen">Today</h1>
    <FigureBar figures={props.figures} frame={props.frame} />
    <div class="two">
      <div class="stack">
        <NeedsYou {...props} needs={props.stuck.length} />
        <LiesAbout {...props} />
        <RecentJobs {...props} />
      </div>
      <aside class="stack">
        <OwedToYou figures={props.figures} frame={props.frame} />
        {props.lastWordAt === null ? null : <LastWord at={props.lastWordAt} frame={props.frame} />}
      </aside>
    </div>
  </div>
);

const LastWord: FC<{ at: number; frame: Frame }> = ({ at, frame }) => (
  <section class="sheet">
    <header>
      <h2>Stripe</h2>
      <Status tone="good">Connected</Status>
    </header>
    <p class="body small soft">Last word from Stripe: {formatMoment(at, frame.clock)}.</p>
  </section>
);

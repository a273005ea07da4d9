import { TodayBody } from "../../views/crew/today-page.tsx";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import { todayScreen } from "../../worker/crew/today.ts";
import type { TodaySnapshot } from "../../worker/crew/today-snapshot.ts";
import { allItems } from "../store/items.ts";
import { keptSnapshot } from "../store/snapshots.ts";
import { askOffice } from "./ask-office.ts";
import { placeNow } from "./distance.ts";
import { keepJob } from "./job-page.tsx";
import type { PageKind } from "./live-page.ts";

/** The day's list, as the phone makes it. */
export const todayPage: PageKind<TodaySnapshot> = {
  name: "today",
  address: "/crew",
  place: (snapshot) => snapshot,
  render: (snapshot, around) =>
    String(<TodayBody {...todayScreen(snapshot, { ...around, here: placeNow() })} />),
  told: fetchJobs,
};

/** Every job of the list is on the phone before it is opened: where it is opened there may be no signal. */
async function fetchJobs({ member, jobs }: TodaySnapshot): Promise<void> {
  const waiting = new Set(
    (await allItems()).filter(({ state }) => state === "sent").map(({ jobId }) => jobId),
  );
  for (const { id, version } of jobs) {
    const kept = await keptSnapshot<CrewSnapshot>(member, id);
    if (kept && kept.job.row.version >= version && !waiting.has(id)) continue;
    const answer = await askOffice<CrewSnapshot>(`/crew/jobs/${id}?ahead`);
    if (answer.kind === "told") await keepJob(answer.snapshot);
    else if (answer.kind !== "gone") return;
  }
}

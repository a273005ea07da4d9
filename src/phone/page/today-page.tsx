import { TodayBody } from "../../views/crew/today-page.tsx";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import { todayScreen } from "../../worker/crew/today.ts";
import type { TodaySnapshot } from "../../worker/crew/today-snapshot.ts";
import { allItems } from "../store/items.ts";
import { keptSnapshot } from "../store/snapshots.ts";
import { askOffice } from "./ask-office.ts";
import { placeNow } from "./distance.ts";
import { forgetGone, keepJob } from "./job-page.tsx";
import type { PageKind } from "./page-kind.ts";

/** The day's list, as the phone makes it. */
export const todayPage: PageKind<TodaySnapshot> = {
  name: "today",
  address: "/crew",
  place: (snapshot) => snapshot,
  render: (snapshot, around) =>
    String(<TodayBody {...todayScreen(snapshot, { ...around, here: placeNow() })} />),
  versionOf: ({ jobs }, id) => jobs.find((job) => job.id === id)?.version ?? null,
  told: fetchJobs,
};

/** Every job of the list is on the phone before it is opened: where it is opened there may be no signal. */
async function fetchJobs({ member, jobs }: TodaySnapshot): Promise<void> {
  const arrived = (await allItems()).filter(({ state }) => state === "sent").map(({ jobId }) => jobId);
  const versions = new Map(jobs.map(({ id, version }) => [id, version]));
  for (const id of new Set([...versions.keys(), ...arrived])) {
    const kept = await keptSnapshot<CrewSnapshot>(member, id);
    const known = kept?.job.row.version ?? -1;
    if (known >= (versions.get(id) ?? 0) && !arrived.includes(id)) continue;
    const answer = await askOffice<CrewSnapshot>(`/crew/jobs/${id}?ahead`);
    if (answer.kind === "told") await keepJob(answer.snapshot);
    else if (answer.kind === "gone") await forgetGone(id);
    else return;
  }
}

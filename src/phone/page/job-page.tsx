import { JobBody } from "../../views/crew/job-page.tsx";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import { jobScreen } from "../../worker/crew/screen.ts";
import { allItems, dropItems } from "../store/items.ts";
import { keepSnapshot } from "../store/snapshots.ts";
import type { Around, PageKind } from "./live-page.ts";

/** A job's page, as the phone makes it. */
export function jobPage(jobId: string): PageKind<CrewSnapshot> {
  return {
    name: jobId,
    address: `/crew/jobs/${jobId}`,
    place: ({ job }) => job.organisation,
    render: jobMarkup,
    told: forgetArrived,
  };
}

export function jobMarkup(snapshot: CrewSnapshot, { phone, ...around }: Around): string {
  const stuck = phone.stuck.filter(({ jobId }) => jobId === snapshot.job.row.id);
  return String(<JobBody {...jobScreen(snapshot, { ...around, phone: { ...phone, stuck } })} />);
}

/** Keeps what the office told of a job. What was sent before it was told is in it, and is let go of here. */
export async function keepJob(snapshot: CrewSnapshot): Promise<void> {
  await keepSnapshot(snapshot.member, snapshot.job.row.id, snapshot);
  await forgetArrived(snapshot);
}

async function forgetArrived({ job }: CrewSnapshot): Promise<void> {
  const items = await allItems();
  await dropItems(
    items.filter(
      ({ jobId, state, version }) =>
        jobId === job.row.id && state === "sent" && version !== null && version <= job.row.version,
    ),
  );
}

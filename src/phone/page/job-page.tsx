import { JobBody } from "../../views/crew/job-page.tsx";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import { jobScreen } from "../../worker/crew/screen.ts";
import type { PendingItem } from "../../worker/crew/waiting.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { allItems, dropItems } from "../store/items.ts";
import { keepSnapshot } from "../store/snapshots.ts";
import type { Around, PageKind } from "./page-kind.ts";

/** A job's page, as the phone makes it. */
export function jobPage(jobId: string): PageKind<CrewSnapshot> {
  return {
    name: jobId,
    address: `/crew/jobs/${jobId}`,
    place: ({ job }) => job.organisation,
    render: jobMarkup,
    versionOf: ({ job }, id) => (id === job.row.id ? job.row.version : null),
    told: forgetArrived,
    gone: (outbox) => leaveJob(jobId, outbox),
  };
}

/** Somebody else has the job now. What is still to be sent keeps its page; without any, the day's list is the place to be. */
async function leaveJob(jobId: string, outbox: Outbox): Promise<void> {
  await forgetGone(jobId);
  if (!outbox.unsent().some((item) => item.jobId === jobId)) location.assign("/crew");
}

/** Nobody here will see what arrived of a job that is somebody else's. */
export async function forgetGone(jobId: string): Promise<void> {
  const items = await allItems();
  await dropItems(items.filter((item) => item.jobId === jobId && item.state === "sent"));
}

function jobMarkup(snapshot: CrewSnapshot, { phone, ...around }: Around): string {
  const isHere = ({ jobId }: PendingItem) => jobId === snapshot.job.row.id;
  const unsentHere = around.pending.filter((item) => isHere(item) && item.state !== "sent").length;
  const here = { ...phone, stuck: phone.stuck.filter(isHere), unsentHere };
  return String(<JobBody {...jobScreen(snapshot, { ...around, phone: here })} />);
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

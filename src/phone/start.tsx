import { localeFor } from "../messages/language.ts";
import type { CrewSnapshot } from "../worker/crew/crew-job.ts";
import type { TodaySnapshot } from "../worker/crew/today-snapshot.ts";
import { forgetKeptDrafts, keepDrafts } from "./capture/drafts.ts";
import { takeForms } from "./capture/forms.ts";
import { takePhotos } from "./capture/pick.ts";
import { offerPosition } from "./capture/position.ts";
import { takeSignatures } from "./capture/sign.ts";
import { workStuckButtons } from "./capture/stuck.ts";
import { Outbox } from "./outbox/outbox.ts";
import { watchDistance } from "./page/distance.ts";
import { findSnapshot } from "./page/find-snapshot.ts";
import { offerInstall } from "./page/install.ts";
import { jobPage } from "./page/job-page.tsx";
import { askBeforeLeaving } from "./page/leave.ts";
import { LivePage } from "./page/live-page.ts";
import { listen } from "./page/live-socket.ts";
import { mayDo } from "./page/may-do.ts";
import { noteOf } from "./page/note-of.ts";
import type { PageKind, Told } from "./page/page-kind.ts";
import { todayPage } from "./page/today-page.tsx";
import { CLAIM } from "./service-worker/claim.ts";

const jobId = /^\/crew\/jobs\/([^/]+)$/.exec(location.pathname)?.[1];

if (jobId) void openJob(jobId);
else void openToday();

async function openJob(id: string): Promise<void> {
  const page = make(jobPage(id), await findSnapshot<CrewSnapshot>(id));
  if (!page) return;
  const ready = open(page);
  listen(`/crew/jobs/${id}/live`, (version) => {
    if (version === null || version > page.snapshot.job.row.version) page.refresh();
  });
  const { outbox } = page;
  const t = () => page.t;
  const locale = () => localeFor(page.language, page.snapshot.job.organisation.locale);
  takePhotos(
    outbox,
    () => t().problems.no_room,
    () => page.askToKeep(),
  );
  takeForms(
    ready,
    outbox,
    locale,
    () => t().problems,
    (deed) => mayDo(page, deed),
  );
  takeSignatures(outbox, t);
  workStuckButtons(outbox, t, (item) => noteOf(item, page.snapshot, t()));
  keepDrafts(outbox.member.id);
  void offerPosition();
  await ready;
  forgetKeptDrafts((words) => outbox.items.some(({ deed }) => deed.type === "note" && deed.body === words));
}

async function openToday(): Promise<void> {
  const page = make(todayPage, await findSnapshot<TodaySnapshot>("today"));
  if (!page) return;
  void watchDistance(() => page.show());
  offerInstall();
  askBeforeLeaving(page.outbox);
  await open(page);
}

/** Null on a page without data: one that was opened without signal and is not on this phone. */
function make<Snapshot extends Told>(kind: PageKind<Snapshot>, snapshot: Snapshot | null) {
  registerServiceWorker();
  return snapshot && new LivePage(kind, snapshot, new Outbox(snapshot.member));
}

async function open<Snapshot extends Told>(page: LivePage<Snapshot>): Promise<void> {
  refreshOnReturn(() => page.refresh());
  await Promise.all([page.outbox.open(), page.open()]);
}

/** A phone sleeps in a pocket: when it is taken out, what it shows may be old. */
function refreshOnReturn(refresh: () => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") refresh();
  });
  window.addEventListener("online", refresh);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) refresh();
  });
}

function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.register("/service-worker.js", { scope: "/crew" }).catch((error) => {
    console.warn("Without a service worker this page does not open without signal.", error);
  });
  // A page that was on its way while the worker took over was missed, as is one that is loaded anew past it.
  void serviceWorker.ready.then(({ active }) => {
    if (!serviceWorker.controller) active?.postMessage(CLAIM);
  });
}

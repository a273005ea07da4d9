import { setTimeout as sleep } from "node:timers/promises";
import { goodSignal } from "./blows.ts";
import type { FieldPhone } from "./field-phone.ts";
import { within } from "./within.ts";

/** Longer than the longest pause between two tries. */
const SETTLED_WITHIN_MS = 120_000;

/** Everything is well again, and the page is open: what the phone still holds goes to the office. Answers what did not. */
export async function settle(phone: FieldPhone, jobs: string[]): Promise<string[]> {
  if (!phone.on) await phone.start();
  await goodSignal(phone);
  countRequests(phone);
  phone.mast.clear();
  if (!phone.signedIn) await phone.signIn();
  for (const page of phone.pages().slice(1)) await within("closing a tab", page.close()).catch(() => {});
  await phone.goTo("/crew");
  const end = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const held = await phone.look();
    const unsent = held?.items.filter(({ state }) => state !== "sent") ?? null;
    if (unsent?.length === 0) break;
    if (Date.now() > end) {
      return (
        unsent?.map(({ state, deed, tries }) => `${deed.type}: ${state}, ${tries} tries`) ?? ["no store"]
      );
    }
    await sleep(250);
  }
  // Each job once more: what was sent is let go of when the office's picture of the job has it.
  for (const jobId of jobs) {
    await phone.goTo(`/crew/jobs/${jobId}`);
    await sleep(400);
  }
  const held = await phone.look();
  if (!held) return ["no store"];
  phone.diary.count("sent and still on the phone", held.items.length);
  countRequests(phone);
  const owners = new Set(held.items.map(({ clientId }) => clientId));
  return held.files
    .filter((key) => !owners.has(key.split("/")[0] ?? ""))
    .map((key) => `the phone holds ${key}, which belongs to nothing`);
}

function countRequests({ mast, diary }: FieldPhone): void {
  const heard = mast.requests();
  const sent = heard.filter(({ method }) => method === "POST");
  diary.count("requests", heard.length);
  diary.count("requests that sent something", sent.length);
  diary.count("of these done by the office", sent.filter(({ answered }) => (answered ?? 500) < 300).length);
  diary.count("of these not heard by the phone", sent.filter(({ status }) => status === "cut").length);
}

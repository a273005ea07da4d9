import type { Chance } from "../random.ts";
import { changeTheSignal, goodSignal, orderFault, strike } from "./blows.ts";
import { type Roll, takePhotos, takeStep, tickPoint, writeNote } from "./deeds.ts";
import type { FieldPhone } from "./field-phone.ts";
import { Hung, within } from "./within.ts";

const MOST_TABS = 3;
const LONGEST_CYCLE_MS = 60_000;

/** What a phone does in a cycle; only the first one ticks and steps, so that nobody overtakes anybody else. */
export type Shift = {
  roll: Roll;
  chance: Chance;
  leads: boolean;
  jobs: () => string[];
  noteNumber: () => number;
};

/** One round of capture and mishap. A browser that hangs, as one struck at a bad moment may, is killed like one that crashed. */
export async function oneCycle(phone: FieldPhone, shift: Shift): Promise<void> {
  try {
    await within("a cycle", captureAndMishap(phone, shift), LONGEST_CYCLE_MS);
  } catch (error) {
    if (!(error instanceof Hung)) throw error;
    phone.diary.count("browser hung and killed");
    if (phone.on) await phone.kill();
  }
}

/** What a mishap breaks off is no problem; what becomes of the photos is looked at later. */
async function captureAndMishap(phone: FieldPhone, shift: Shift): Promise<void> {
  const { chance } = shift;
  const jobId = chance.oneOf(shift.jobs());
  const path = `/crew/jobs/${jobId}`;
  if (!phone.on) {
    await phone.start();
    await phone.goTo(path);
  }
  if (!phone.signedIn && chance.happens(0.6)) {
    await phone.signIn();
    await phone.goTo(path);
  }
  await changeTheSignal(phone, chance);
  if (chance.happens(0.4)) orderFault(phone, chance);
  await closeTabs(phone, chance);
  if (!phone.page().url().endsWith(path)) await phone.goTo(path);

  const deeds = chance.between(1, 3);
  const last: Promise<unknown>[] = [];
  for (let deed = 1; deed <= deeds; deed++) {
    const doing = doSomething(phone, jobId, shift).catch(() => phone.diary.count("deeds broken off"));
    // The last one is still going on when the page is struck.
    if (deed < deeds) await doing;
    else last.push(doing);
  }
  if (chance.happens(0.4)) await Promise.all(last);
  if (chance.happens(0.3)) await phone.look();
  await strike(phone, chance, path).catch(() => phone.diary.count("mishaps broken off"));
  await Promise.all(last);
  if (phone.on && chance.happens(0.5)) await goodSignal(phone);
}

async function doSomething(phone: FieldPhone, jobId: string, { roll, chance, leads, noteNumber }: Shift) {
  const drawn = chance.next();
  if (drawn < 0.6 || !leads) {
    if (drawn < 0.75) await takePhotos(phone, jobId, roll, chance);
    else await writeNote(phone, jobId, `Note ${noteNumber()}`);
  } else if (drawn < 0.75) await writeNote(phone, jobId, `Note ${noteNumber()}`);
  else if (drawn < 0.9) await tickPoint(phone, chance);
  else await takeStep(phone, chance);
}

async function closeTabs(phone: FieldPhone, chance: Chance): Promise<void> {
  const pages = phone.pages();
  if (pages.length > MOST_TABS || (pages.length > 1 && chance.happens(0.3))) {
    await chance.oneOf(pages).close();
  }
}

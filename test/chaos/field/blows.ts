import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../../phone/faults.ts";
import type { Chance } from "../random.ts";
import type { FieldPhone } from "./field-phone.ts";

const SENDING = { method: "POST", path: /^\/crew\/jobs\// } as const;
const READING = { method: "GET", path: /^\/crew/ } as const;

/** The signal as it is from now on; a fault is for the next requests that it meets. */
export async function changeTheSignal(phone: FieldPhone, chance: Chance): Promise<void> {
  const { mast, diary } = phone;
  const drawn = chance.next();
  if (drawn < 0.3) return;
  if (drawn < 0.7) {
    await goodSignal(phone);
    return;
  }
  if (drawn < 0.8) {
    diary.count("mast off");
    mast.off();
  } else if (drawn < 0.9) {
    diary.count("mast flapping");
    phone.calm = mast.flap({ on: [30, 400], off: [30, 400], chance: () => chance.next() });
  } else {
    diary.count("phone offline");
    await phone.airplane(true);
  }
}

/** Signal as it should be. */
export async function goodSignal(phone: FieldPhone): Promise<void> {
  phone.calm();
  phone.mast.on();
  await phone.airplane(false);
}

/** Something goes wrong with one of the next requests. */
export function orderFault(phone: FieldPhone, chance: Chance): void {
  const match = chance.happens(0.75) ? SENDING : READING;
  const fault: Fault = { ...match, times: chance.between(1, 2), ...aFault(chance) };
  const kind = fault.kind === "status" ? String(fault.status) : fault.kind.replaceAll("_", " ");
  phone.diary.count(`fault: ${kind}`, fault.times);
  phone.mast.order(fault);
}

type Kind =
  | { kind: "status"; status: number }
  | { kind: "answer_lost" }
  | { kind: "cut_in_body"; afterBytes: number }
  | { kind: "slow"; delayMs: number };

function aFault(chance: Chance): Kind {
  switch (chance.between(0, 5)) {
    case 0:
    case 1:
      return { kind: "answer_lost" };
    case 2:
      return { kind: "cut_in_body", afterBytes: chance.between(0, 6_000) };
    case 3:
      return { kind: "slow", delayMs: chance.between(50, 1_500) };
    default:
      return { kind: "status", status: chance.oneOf([500, 503, 429]) };
  }
}

/** Something happens to the page or to the browser; `busy` is what it may be in the middle of. */
export async function strike(phone: FieldPhone, chance: Chance, jobPath: string): Promise<void> {
  const { diary } = phone;
  await sleep(chance.oneOf([0, 0, 3, 10, 30, 80, 200]));
  const drawn = chance.next();
  if (drawn < 0.15) return;
  if (drawn < 0.5) {
    diary.count("reloads");
    await phone.page().reload({ waitUntil: chance.oneOf(["commit", "domcontentloaded", "load"]) });
  } else if (drawn < 0.58) {
    diary.count("browser killed");
    await phone.kill();
  } else if (drawn < 0.7) {
    diary.count("to the list and back");
    await phone.goTo("/crew");
    await sleep(chance.between(0, 150));
    if (chance.happens(0.5)) await phone.page().goBack({ waitUntil: "domcontentloaded" });
  } else if (drawn < 0.82) {
    diary.count("second tab");
    await phone.newTab(jobPath);
  } else if (drawn < 0.92) {
    diary.count("service workers stopped");
    await phone.stopServiceWorkers();
  } else {
    diary.count("session ended");
    await phone.signOut();
  }
}

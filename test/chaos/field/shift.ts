import { writeFile } from "node:fs/promises";
import { Chance } from "../random.ts";
import type { Check, Figures } from "../report.ts";
import { goodSignal } from "./blows.ts";
import { check } from "./checks.ts";
import { oneCycle, type Shift } from "./cycle.ts";
import { Roll } from "./deeds.ts";
import { type FieldPhone, handOut } from "./field-phone.ts";
import { figuresOf } from "./figures.ts";
import { type FieldOffice, openOffice } from "./office.ts";
import type { FieldOptions } from "./options.ts";
import { settle } from "./settle.ts";

/** As many cycles as a job is worked on: then the crew goes on to the next one. */
const CYCLES_A_JOB = 20;
const AT_ONCE = 2;
const REST_EVERY = 25;

/**
 * A crew's phones through the worst of shifts: photos, notes, ticks and steps between reloads, dead batteries, lost signal
 * and ended sessions; then what the office has is compared with what the phones took.
 */
export async function aBadShift(options: FieldOptions): Promise<{ figures: Figures; checks: Check[] }> {
  const office = await openOffice();
  const phones: FieldPhone[] = [];
  const roll = await Roll.load();
  try {
    const members = [office.organisation.members.crew.id];
    if (options.phones === 2) members.push(await office.addCrew("Lee second"));
    for (const member of members) phones.push(await handOut(office, member));
    const count = Math.ceil(options.cycles / CYCLES_A_JOB) + AT_ONCE - 1;
    const jobs: string[] = [];
    for (let number = 1; number <= count; number++) jobs.push(await office.addJob(number, members));
    const begun = Date.now();
    await workThrough(options, office, phones, roll, jobs);
    const worked = Date.now();
    const unsettled: string[] = [];
    for (const phone of phones) unsettled.push(...(await settle(phone, jobs)));
    const seconds = [worked - begun, Date.now() - worked].map((ms) => (ms / 1000).toFixed(1)).join(", ");
    const checks = await check({ office, phones, unsettled });
    if (options.log)
      await writeFile(options.log, phones.map(({ diary }) => diary.log.join("\n")).join("\n\n"));
    const { log: _, ...asked } = options;
    const figures = { ...asked, ...figuresOf(phones), "seconds of work, settling": seconds };
    return { figures, checks };
  } finally {
    await Promise.allSettled(phones.map((phone) => phone.remove()));
    await Promise.allSettled([office.close(), roll.remove()]);
  }
}

async function workThrough(
  { cycles, seed }: FieldOptions,
  office: FieldOffice,
  phones: FieldPhone[],
  roll: Roll,
  jobs: string[],
): Promise<void> {
  let [cycle, notes] = [0, 0];
  const begun = Date.now();
  const work = async (phone: FieldPhone, index: number) => {
    const chance = new Chance(seed * 31 + index);
    const current = () => jobs.slice(Math.floor((cycle - 1) / CYCLES_A_JOB)).slice(0, AT_ONCE);
    const shift: Shift = { roll, chance, leads: index === 0, jobs: current, noteNumber: () => ++notes };
    while (cycle < cycles) {
      cycle += 1;
      const number = cycle;
      await oneCycle(phone, shift);
      if (chance.happens(0.1)) {
        const back = await office.sendBack(chance.oneOf(current()));
        if (back) phone.diary.count("jobs sent back");
      }
      if (number % REST_EVERY === 0 && phone.on) await goodSignal(phone);
      if (number % 100 === 0) {
        console.log(`  ${number} cycles, ${Math.round((Date.now() - begun) / 1000)} s`);
      }
    }
  };
  await Promise.all(phones.map(work));
}

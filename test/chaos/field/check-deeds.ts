import type { Check } from "../report.ts";
import type { FieldPhone } from "./field-phone.ts";
import type { EventRow, LeftBehind } from "./left-behind.ts";
import { timesEach } from "./times.ts";

/** Notes, ticks and steps, and the history that they make. */
export function checkDeeds(left: LeftBehind, phones: FieldPhone[]): Check[] {
  const held = phones.flatMap(({ diary }) => [...diary.held.values()]).sort((a, b) => a.seq - b.seq);
  const written = new Map(phones.flatMap(({ diary }) => [...diary.notes]));
  const ids = new Set(left.notes.map(({ id }) => id));
  const happened = new Set(left.events.map(({ clientId }) => clientId));
  const steps = held.filter(({ deed }) => deed.type === "step");
  return [
    {
      name: "every note that a phone held is at the office",
      problems: held
        .filter(({ deed, clientId }) => deed.type === "note" && !ids.has(`note_${clientId}`))
        .map(({ clientId }) => clientId),
    },
    {
      name: "no note is there twice, and none that nobody wrote",
      problems: [...timesEach(left.notes.map(({ body }) => body))].flatMap(([body, times]) =>
        times === 1 && written.has(body) ? [] : [`${body}: ${times} times`],
      ),
    },
    {
      name: "every step that a phone held was taken, or had been",
      // Pressed twice before the page had changed, the second press changes nothing.
      problems: steps.flatMap((step, index) => {
        const before = steps.slice(0, index).some((one) => {
          return one.jobId === step.jobId && JSON.stringify(one.deed) === JSON.stringify(step.deed);
        });
        return happened.has(step.clientId) || before ? [] : [`${step.clientId} of ${step.jobId}`];
      }),
    },
    {
      name: "every point of the checklist stands as it was pressed last",
      problems: left.answers.flatMap(({ jobId, itemId, answer }) => {
        const last = held.findLast(
          (one) => one.jobId === jobId && one.deed.type === "answer_checklist" && one.deed.itemId === itemId,
        );
        const pressed = last?.deed.type === "answer_checklist" ? last.deed.answer : undefined;
        return pressed === answer ? [] : [`${jobId} ${itemId}: pressed ${pressed}, stands ${answer}`];
      }),
    },
    {
      name: "what one person did is told in the order in which it was done",
      problems: outOfOrder(left.events),
    },
    {
      name: "every job's history has no gap, and nothing in it happened twice",
      problems: [
        ...[...left.versions].flatMap(([jobId, version]) => {
          const own = left.events.filter((event) => event.jobId === jobId);
          const gapless = own.every(({ sequence }, index) => sequence === index + 1);
          return gapless && own.length === version
            ? []
            : [`${jobId}: version ${version}, ${own.length} events`];
        }),
        ...[...timesEach(left.events.flatMap(({ clientId }) => clientId ?? []))]
          .filter(([, times]) => times > 1)
          .map(([clientId, times]) => `${clientId}: ${times} times`),
      ],
    },
  ];
}

function outOfOrder(events: EventRow[]): string[] {
  const last = new Map<string, EventRow>();
  return events.flatMap((event) => {
    // What was not taken is reported when it arrives, long after what was done since.
    if (event.clientId === null || event.type === "step.not_taken") return [];
    const own = `${event.jobId} ${event.actor}`;
    const before = last.get(own);
    last.set(own, event);
    if (!before || before.at <= event.at) return [];
    return [
      `${event.jobId}: ${event.type} ${event.sequence} is ${before.at - event.at} ms before ${before.type}`,
    ];
  });
}

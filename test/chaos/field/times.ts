/** How often each thing is there. */
export function timesEach<Thing>(things: Thing[]): Map<Thing, number> {
  const times = new Map<Thing, number>();
  for (const thing of things) times.set(thing, (times.get(thing) ?? 0) + 1);
  return times;
}

/** How long the signal is there and away, shortest and longest, in milliseconds; drawn by `chance` (0 up to 1). */
export type Flapping = { on: [number, number]; off: [number, number]; chance?: () => number };

/** Flaps, beginning with off. Answers what stops it, which leaves the signal on. */
export function flapping(
  signal: { on(): void; off(): void },
  { on, off, chance = Math.random }: Flapping,
): () => void {
  let pause: NodeJS.Timeout | undefined;
  const draw = ([shortest, longest]: [number, number]) => shortest + chance() * (longest - shortest);
  const goOff = () => {
    signal.off();
    pause = setTimeout(goOn, draw(off));
  };
  const goOn = () => {
    signal.on();
    pause = setTimeout(goOff, draw(on));
  };
  goOff();
  return () => {
    clearTimeout(pause);
    signal.on();
  };
}

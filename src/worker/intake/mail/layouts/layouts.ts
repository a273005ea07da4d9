import type { Letter } from "../letter.ts";
import { appfolio } from "./appfolio.ts";
import { general } from "./general.ts";
import { latchel } from "./latchel.ts";
import type { Layout } from "./layout.ts";
import { propertyMeld } from "./property-meld.ts";
import { serviceChannel } from "./service-channel.ts";
import { yardi } from "./yardi.ts";

const LAYOUTS: readonly Layout[] = [appfolio, propertyMeld, yardi, serviceChannel, latchel];
/** A portal names itself near the top or in the footer of a short mail. */
const LONGEST = 20_000;

/** Whose layout a letter has: its sender's, else one whose words it bears, since a forwarder may have left the sender out. */
export function layoutOf({ domain, subject, lines }: Letter): Layout {
  const bySender = LAYOUTS.find(({ domains }) =>
    domains.some((one) => domain === one || domain.endsWith(`.${one}`)),
  );
  if (bySender) return bySender;
  const words = [subject, ...lines].join("\n").slice(0, LONGEST).toLowerCase();
  return (
    LAYOUTS.find(({ shapes }) => shapes.some((shape) => shape.every((word) => words.includes(word)))) ??
    general
  );
}

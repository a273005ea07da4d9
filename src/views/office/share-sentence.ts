import type { EventRow } from "../../worker/database/rows.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Around } from "./history-parts.ts";

/** One sentence for what happened to a link to the proof; null for everything else. */
export function shareSentence(event: EventRow, who: string, { frame }: Around): string | null {
  const { kind, expiresAt } = event.data;
  switch (event.type) {
    case "share.made":
      if (kind === "packet") return "The link that is printed in the packet was made";
      return typeof expiresAt === "number"
        ? `${who} made a link to the proof, until ${formatMoment(expiresAt, frame.clock)}`
        : `${who} made a link to the proof`;
    case "share.revoked":
      return kind === "packet"
        ? `${who} withdrew the link that is printed in the packet`
        : `${who} withdrew a link to the proof`;
    default:
      return null;
  }
}

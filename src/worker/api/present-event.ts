import type { EventRow } from "../database/rows.ts";
import type { EventAnswer } from "./shapes/event.ts";
import { asMoment } from "./shapes/moment.ts";

export function presentEvent({ sequence, type, at, recordedAt, actor, source, data }: EventRow): EventAnswer {
  return { sequence, type, at: asMoment(at), recordedAt: asMoment(recordedAt), actor, source, data };
}

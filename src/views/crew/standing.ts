import type { JobProps } from "../../worker/crew/screen.ts";
import { calendarDateIn } from "../../worker/time/dates.ts";
import { formatDate, formatMoment } from "../../worker/time/format.ts";

/** Where the job stands, in a line; and that it will be sent, where this phone still holds something. */
export function standing(props: Pick<JobProps, "job" | "clock" | "t" | "phone">): string {
  const { phone, t } = props;
  if (!phone || (phone.unsentHere ?? phone.unsent) === 0) return whereItStands(props, "");
  if (phone.online) return whereItStands(props, t.standing.willBeSent);
  const over = props.job.row.status === "completed";
  return whereItStands(props, over ? t.standing.keptToSend : t.standing.kept);
}

function whereItStands({ job: { row }, clock, t }: Pick<JobProps, "job" | "clock" | "t">, unsent: string) {
  const words = t.standing;
  const today = calendarDateIn(clock.timeZone, clock.now);
  const completed = () =>
    row.completedAt === null ? words.completed : words.completedAt(formatMoment(row.completedAt, clock));
  // What the office does next is no news yet while it has not heard.
  const then = (next: string) => (unsent ? `${completed()}${unsent}` : `${sentence(completed())} ${next}`);
  switch (row.status) {
    case "new":
      return words.new;
    case "accepted":
    case "scheduled":
      if (!row.scheduledOn) return `${words.noDate}${unsent}`;
      return row.scheduledOn === today
        ? `${words.today}${unsent}`
        : `${words.planned(formatDate(row.scheduledOn, clock.locale, today))}${unsent}`;
    case "en_route":
      return `${words.onTheWay}${unsent}`;
    case "on_site":
      return `${row.onSiteAt ? words.onSiteSince(formatMoment(row.onSiteAt, clock)) : t.status.on_site}${unsent}`;
    case "returned":
      return `${words.returned}${unsent}`;
    case "completed":
      return then(words.officeNext);
    case "approved":
    case "closed":
      return then(words.nothingMore);
    case "on_hold":
      return words.onHold;
    case "cancelled":
      return words.cancelled;
  }
}

/** A Spanish time of day ends with a full stop of its own. */
function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

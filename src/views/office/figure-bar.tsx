import type { Child, FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import type { Figures, Sum } from "../../worker/reports/figures.ts";
import { addDays, daysBetween } from "../../worker/time/calendar.ts";
import { formatMonth } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { counted } from "../parts/words.ts";

/** What is to be billed, to be sent, owed and paid; each opens its list. */
export const FigureBar: FC<{ figures: Figures; frame: Frame }> = ({ figures, frame }) => {
  const { today, locale } = frame;
  const lastMonth = formatMonth(addDays(`${today.slice(0, 7)}-01`, -1), locale);
  const before = figures.paidLastMonth[0];
  const overdue = countOf(figures.overdue);
  return (
    <div class="figures">
      <Figure to="/office/jobs?filter=unbilled" name="Done, not billed" sums={figures.unbilled} frame={frame}>
        {waitsSince(figures.unbilled, figures.unbilledSince, "job", today)}
      </Figure>
      <Figure to="/office/invoices?status=waiting" name="Drafts to send" sums={figures.drafts} frame={frame}>
        {waitsSince(figures.drafts, figures.draftsSince, "draft", today)}
      </Figure>
      <Figure to="/office/invoices?status=not_due" name="Sent" sums={figures.sent} frame={frame}>
        {counted(countOf(figures.sent), "invoice")}, not due yet
      </Figure>
      <Figure to="/office/invoices?status=overdue" name="Overdue" sums={figures.overdue} frame={frame}>
        {overdue > 0 ? <Status tone="bad">{counted(overdue, "invoice")}</Status> : "nothing is late"}
      </Figure>
      <Figure to="/office/invoices?status=paid" name="Paid this month" sums={figures.paid} frame={frame}>
        {counted(countOf(figures.paid), "invoice")}
        {before && before.count > 0
          ? `; ${formatMoney(before.amount, before.currency, locale)} in ${lastMonth}`
          : ""}
      </Figure>
      <a href="/office/invoices?status=paid">
        <h2>Done to paid</h2>
        <strong>{figures.daysToPaid === null ? "–" : inDays(figures.daysToPaid, locale)}</strong>
        <span class="small soft">
          {figures.daysToPaidLastMonth === null
            ? "from completed to paid"
            : `was ${inDays(figures.daysToPaidLastMonth, locale)} in ${lastMonth}`}
        </span>
      </a>
    </div>
  );
};

const Figure: FC<{ to: string; name: string; sums: Sum[]; frame: Frame; children?: Child }> = ({
  to,
  name,
  sums,
  frame,
  children,
}) => {
  const [own, ...others] = sums;
  return (
    <a href={to}>
      <h2>{name}</h2>
      <strong>{own ? formatMoney(own.amount, own.currency, frame.locale) : "–"}</strong>
      {others.map((sum) => (
        <span class="small">and {formatMoney(sum.amount, sum.currency, frame.locale)}</span>
      ))}
      <span class="small soft">{children}</span>
    </a>
  );
};

function waitsSince(sums: readonly Sum[], since: string | null, what: string, today: string): string {
  const count = countOf(sums);
  if (count === 0 || since === null) return "nothing waits";
  const days = daysBetween(since, today);
  const oldest = days <= 0 ? "oldest today" : `oldest ${counted(days, "day")}`;
  return `${counted(count, what)}, ${oldest}`;
}

function countOf(sums: readonly Sum[]): number {
  return sums.reduce((count, sum) => count + sum.count, 0);
}

function inDays(days: number, locale: string): string {
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(days);
  return shown === "1" ? "1 day" : `${shown} days`;
}

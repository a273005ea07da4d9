import type { FC } from "hono/jsx";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import { AGE_BANDS, type AgeBand, type Figures, type Sum } from "../../worker/reports/figures.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";

const BAND: { [band in AgeBand]: string } = {
  not_due: "Not due yet",
  days_1_30: "1 to 30 days",
  days_31_60: "31 to 60 days",
  older: "Older",
};

const WIDTH = 400;

/** What is owed by age: a bar for the organisation's currency, then a line for each band. */
export const OwedToYou: FC<{ figures: Figures; frame: Frame }> = ({ figures, frame }) => {
  const [owed, ...others] = figures.owed;
  const total = owed?.amount ?? 0;
  return (
    <section class="sheet" id="owed">
      <header>
        <h2>Owed to you</h2>
        <span class="num">{formatMoney(total, frame.currency, frame.locale)}</span>
      </header>
      <div class="body">
        <AgeBar ages={figures.ages} total={total} />
        {AGE_BANDS.map((band) => (
          <Band band={band} sums={figures.ages[band]} frame={frame} />
        ))}
        {others.length > 0 ? (
          <div class="line small soft">
            <span>In other currencies</span>
            <span class="num">
              {others.map((sum) => formatMoney(sum.amount, sum.currency, frame.locale)).join(", ")}
            </span>
          </div>
        ) : null}
      </div>
    </section>
  );
};

const Band: FC<{ band: AgeBand; sums: Sum[]; frame: Frame }> = ({ band, sums, frame }) => {
  const amount = sums[0]?.amount ?? 0;
  return (
    <div class="line">
      <a
        class={`band ${band}`}
        href={`/office/invoices?status=${band === "not_due" ? "not_due" : "overdue"}`}
      >
        {BAND[band]}
      </a>
      <span class={amount === 0 ? "num soft" : "num"}>
        {formatAmount(amount, frame.currency, frame.locale)}
      </span>
    </div>
  );
};

const AgeBar: FC<{ ages: Figures["ages"]; total: number }> = ({ ages, total }) => {
  let from = 0;
  const parts = AGE_BANDS.map((band) => {
    const width = total === 0 ? 0 : ((ages[band][0]?.amount ?? 0) / total) * WIDTH;
    const part = { band, from, width };
    from += width;
    return part;
  });
  return (
    <svg class="ages" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width={WIDTH} height={14} />
      {parts.map((part) => (
        <rect class={part.band} x={part.from.toFixed(1)} width={part.width.toFixed(1)} height={14} />
      ))}
    </svg>
  );
};

import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { formatMoney } from "../../worker/money/format.ts";

/** Work and materials on the job, and how far it may go. Only read here. */
export const Lines: FC<{ job: CrewJob }> = ({ job }) => {
  const { row, lines, organisation } = job;
  const money = (amount: number) => formatMoney(amount, row.currency, organisation.locale);
  if (lines.length === 0 && row.notToExceed === null) return null;
  return (
    <section>
      <h2>Work and materials</h2>
      <div>
        {lines.map((line) => (
          <p class="line">
            <span>{line.description}</span>
            <span class="num">{line.quantity}</span>
          </p>
        ))}
        {row.notToExceed === null ? null : (
          <p class="line">
            <span class="soft">Not to exceed {money(row.notToExceed)}</span>
            <span class={row.total > row.notToExceed ? "status bad" : "num soft"}>
              {money(row.total)} used
            </span>
          </p>
        )}
      </div>
    </section>
  );
};

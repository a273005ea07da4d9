import type { FC } from "hono/jsx";
import type { PaymentRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { Status } from "../parts/status.tsx";
import { Day, Moment } from "../parts/time.tsx";
import { MEANS_WORD, type Tone } from "../parts/words.ts";
import type { InvoicePartProps } from "./invoice-screen.tsx";

const PAYMENT: { [status in PaymentRow["status"]]: { word: string; tone: Tone } } = {
  processing: { word: "On its way", tone: "wait" },
  paid: { word: "Paid", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  undone: { word: "Undone", tone: "off" },
};

/** What came for it, and how. */
export const InvoicePayments: FC<InvoicePartProps> = ({ record: { payments }, frame }) => (
  <section class="sheet">
    <header>
      <h2>Payments</h2>
    </header>
    {payments.length === 0 ? (
      <p class="body soft">None yet.</p>
    ) : (
      <table class="log">
        <tbody>
          {payments.map((one) => (
            <tr>
              <td>
                <Status tone={PAYMENT[one.status].tone}>{PAYMENT[one.status].word}</Status>
              </td>
              <td class="soft">{howItCame(one)}</td>
              <td class="soft">
                {one.receivedOn === null ? (
                  <Moment at={one.at} clock={frame.clock} />
                ) : (
                  <Day date={one.receivedOn} locale={frame.locale} today={frame.today} />
                )}
              </td>
              <td class="num">
                {formatMoney(one.amount, one.currency, frame.locale)}
                {one.refunded > 0 ? (
                  <span class="small soft">
                    {" "}
                    less {formatMoney(one.refunded, one.currency, frame.locale)} refunded
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

/** `Cheque 1042, recorded by Dana`, or what Stripe calls it. */
function howItCame({ source, means, method, reference, recordedBy }: PaymentRow): string {
  if (source === "stripe") return method ?? "By Stripe";
  const what = [means ? MEANS_WORD[means] : "Outside of Stripe", reference].filter(Boolean).join(" ");
  return recordedBy ? `${what}, recorded by ${recordedBy}` : what;
}

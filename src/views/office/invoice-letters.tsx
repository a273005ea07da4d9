import type { FC } from "hono/jsx";
import type { DeliveryRow } from "../../worker/database/rows.ts";
import type { DeliveryStatus } from "../../worker/delivery/types.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import type { Tone } from "../parts/words.ts";
import type { InvoicePartProps } from "./invoice-screen.tsx";

const DELIVERY: { [status in DeliveryStatus]: { word: string; tone: Tone } } = {
  queued: { word: "On its way", tone: "wait" },
  sent: { word: "Sent", tone: "wait" },
  delivered: { word: "Arrived", tone: "good" },
  opened: { word: "Opened", tone: "good" },
  bounced: { word: "Bounced", tone: "bad" },
  refused: { word: "Refused", tone: "bad" },
  unsure: { word: "Not sure", tone: "warn" },
  cancelled: { word: "Not sent", tone: "off" },
};

/** What was mailed about it. */
export const InvoiceLetters: FC<InvoicePartProps> = ({ record: { deliveries }, frame }) => (
  <section class="sheet">
    <header>
      <h2>Letters</h2>
    </header>
    {deliveries.length === 0 ? (
      <p class="body soft">None yet.</p>
    ) : (
      <table class="log">
        <tbody>
          {deliveries.map((one) => (
            <tr>
              <td>
                <Status tone={DELIVERY[one.status].tone}>{DELIVERY[one.status].word}</Status>
              </td>
              <td>{wordOf(one)}</td>
              <td class="soft">{one.recipient}</td>
              <td class="wide soft small">{one.error ?? ""}</td>
              <td class="num soft">
                <Moment at={one.sentAt ?? one.createdAt} clock={frame.clock} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

function wordOf({ kind, sequence }: DeliveryRow): string {
  if (kind === "reminder") return `Reminder, ${sequence} days late`;
  if (kind === "receipt") return "Receipt";
  return kind === "credit_note" ? "Credit note" : "Invoice";
}

import type { FC } from "hono/jsx";
import type { CreditNoteRow, RefundRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import type { Tone } from "../parts/words.ts";
import type { InvoicePartProps } from "./invoice-screen.tsx";

const NOTE: { [status in CreditNoteRow["status"]]: { word: string; tone: Tone } } = {
  issuing: { word: "Being issued", tone: "wait" },
  issued: { word: "Issued", tone: "good" },
  void: { word: "Void", tone: "off" },
  refused: { word: "Refused", tone: "bad" },
};

const REFUND: { [status in RefundRow["status"]]: { word: string; tone: Tone } } = {
  asked: { word: "Asked for", tone: "wait" },
  pending: { word: "On its way", tone: "wait" },
  succeeded: { word: "Refunded", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
};

/** Credit notes and refunds, where there are any. */
export const InvoiceCorrections: FC<InvoicePartProps> = ({ record: { creditNotes, refunds }, frame }) => {
  if (creditNotes.length + refunds.length === 0) return null;
  const money = (amount: number, currency: string) => formatMoney(amount, currency, frame.locale);
  return (
    <section class="sheet">
      <header>
        <h2>Credited and refunded</h2>
      </header>
      <table class="log">
        <tbody>
          {creditNotes.map((note) => (
            <tr>
              <td>
                <Status tone={NOTE[note.status].tone}>{NOTE[note.status].word}</Status>
              </td>
              <td>
                {note.status === "issued" ? (
                  <a href={`/office/credit-notes/${note.id}/credit-note.pdf`}>Credit note {note.number}</a>
                ) : (
                  <>Credit note {note.number ?? ""}</>
                )}
              </td>
              <td class="soft">{note.reason}</td>
              <td class="soft wide">
                <Moment at={note.issuedAt ?? note.createdAt} clock={frame.clock} />
              </td>
              <td class="num">{money(note.total, note.currency)}</td>
            </tr>
          ))}
          {refunds.map((one) => (
            <tr>
              <td>
                <Status tone={REFUND[one.status].tone}>{REFUND[one.status].word}</Status>
              </td>
              <td>Refund</td>
              <td class="soft">{one.reason}</td>
              <td class="soft wide">
                <Moment at={one.createdAt} clock={frame.clock} />
              </td>
              <td class="num">{money(one.amount, one.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

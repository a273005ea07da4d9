import type { FC } from "hono/jsx";
import { isPaper } from "../../worker/credit-note-pdf/is-paper.ts";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { PayState } from "../../worker/payments/pay-letter.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";
import type { PayWay } from "../../worker/payments/paying/pay-way.ts";
import { Document } from "../layout/document.tsx";
import { TestStrip } from "../layout/test-strip.tsx";
import { VendorHead } from "../parts/vendor-head.tsx";
import { Amount } from "./amount.tsx";
import { Bill } from "./bill.tsx";
import { Closing } from "./closing.tsx";
import { HowToPay } from "./how-to-pay.tsx";
import { LetterPhotos } from "./letter-photos.tsx";
import { LookAgain } from "./look-again.tsx";
import { Opening } from "./opening.tsx";
import { Paying } from "./paying.tsx";
import { Receipt } from "./receipt.tsx";

export type PayProps = {
  facts: PayFacts;
  state: PayState;
  way: PayWay;
  /** Why the payment that the customer comes back from did not go through, in Stripe's words. */
  declined: string | null;
  photos: PhotoRow[];
  /** The address of this page, without its origin; and where Stripe leads back to, with it. */
  here: string;
  returnTo: string;
  /** Stripe's name of the payment that the customer comes back from. */
  paidBy: string | null;
  /** Where Stripe's script is. */
  script: string;
  /** The invoice that took this one's place. */
  successor: { number: string | null; href: string } | null;
  /** Milliseconds since 1970. */
  now: number;
};

/** The customer's letter: what was done, two photos, the amount, one button. */
export const PayPage: FC<PayProps> = (props) => {
  const { facts, state, way, photos, here } = props;
  const { organisation, invoice } = facts;
  const title = invoice.number ? `Invoice ${invoice.number}` : "Invoice";
  const { brand } = organisation;
  return (
    <Document
      title={`${title} from ${organisation.name}`}
      styles={["letter", "pay"]}
      head={brand.colour ? <link rel="stylesheet" href={`${here}/brand.css`} /> : null}
      moduleScripts={["/js/pay/pay.js"]}
      bodyClass="letter"
      language={organisation.locale}
    >
      {isTest(facts) ? <TestStrip /> : null}
      <VendorHead organisation={organisation} logo={brand.logoKey ? `${here}/logo` : undefined} />
      <main>
        <Opening facts={facts} />
        <LetterPhotos photos={photos} here={here} />
        <Amount {...props} />
        {state === "owed" ? <ToPay {...props} /> : null}
        {state === "arriving" || state === "asking" ? <LookAgain {...props} /> : null}
        <Bill facts={facts} here={here} />
        <Receipt facts={facts} />
        {invoice.status === "draft" ? null : (
          <p class="papers">
            <a href={`${here}/invoice.pdf`}>The invoice as a PDF</a>
          </p>
        )}
        {facts.creditNotes.filter(isPaper).map(({ id, number }) => (
          <p class="papers">
            <a href={`${here}/credit-notes/${id}.pdf`}>Credit note {number} as a PDF</a>
          </p>
        ))}
        <Closing facts={facts} way={state === "owed" ? way : null} />
      </main>
    </Document>
  );
};

const ToPay: FC<PayProps> = (props) => {
  const { way, facts } = props;
  switch (way.kind) {
    case "page":
    case "hosted":
      return <Paying {...props} way={way} />;
    case "outside":
      return <HowToPay lines={way.lines} facts={facts} />;
    case "not_ready":
      return <p class="said warn">The payment page is not ready. Try again in a few minutes.</p>;
    case "none":
      return null;
  }
};

/** What is paid outside of Stripe is real money, whatever Stripe's mode. */
function isTest({ invoice }: PayFacts): boolean {
  return !invoice.livemode && invoice.via !== "outside";
}

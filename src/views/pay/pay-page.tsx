import type { FC } from "hono/jsx";
import type { PhotoRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { PayState } from "../../worker/payments/pay-letter.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";
import { Document } from "../layout/document.tsx";
import { VendorHead } from "../parts/vendor-head.tsx";
import { PHOTO_LABEL } from "../parts/words.ts";
import { Amount } from "./amount.tsx";
import { Bill } from "./bill.tsx";
import { Closing } from "./closing.tsx";
import { Opening } from "./opening.tsx";

export type PayProps = {
  facts: PayFacts;
  state: PayState;
  photos: PhotoRow[];
  /** Stripe's page for this invoice. */
  payAt: string | null;
  /** The address of this page. */
  here: string;
  /** Milliseconds since 1970. */
  now: number;
};

/** The customer's letter: what was done, two photos, the amount, one button. */
export const PayPage: FC<PayProps> = (props) => {
  const { facts, state, photos, payAt, here } = props;
  const { organisation, invoice } = facts;
  const title = invoice.number ? `Invoice ${invoice.number}` : "Invoice";
  return (
    <Document
      title={`${title} from ${organisation.name}`}
      styles={["letter"]}
      bodyClass="letter"
      language={organisation.locale}
    >
      <VendorHead organisation={organisation} />
      <main>
        <Opening facts={facts} />
        {photos.length > 0 ? (
          <div class={photos.length === 1 ? "photos one" : "photos"}>
            {photos.map((photo) => (
              <figure>
                <a href={`${here}/photos/${photo.id}`}>
                  <img
                    src={`${here}/photos/${photo.id}`}
                    alt={`${PHOTO_LABEL[photo.label]} the work`}
                    width={photo.width}
                    height={photo.height}
                  />
                </a>
                <figcaption>{PHOTO_LABEL[photo.label]}</figcaption>
              </figure>
            ))}
          </div>
        ) : null}
        <Amount {...props} />
        {state === "owed" && payAt ? (
          <a class="button act big pay" href={payAt} rel="noreferrer">
            Pay {formatMoney(invoice.amountDue, invoice.currency, organisation.locale)}
          </a>
        ) : null}
        {state === "owed" && !payAt ? (
          <p class="said warn">The payment page is not ready. Try again in a few minutes.</p>
        ) : null}
        <Bill facts={facts} />
        {invoice.status === "draft" ? null : (
          <p>
            <a href={`${here}/invoice.pdf`}>The invoice as a PDF</a>
          </p>
        )}
        <Closing facts={facts} state={state} />
      </main>
    </Document>
  );
};

import type { FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import type { PayWay } from "../../worker/payments/paying/pay-way.ts";
import type { PayProps } from "./pay-page.tsx";

type Payable = Extract<PayWay, { kind: "page" | "hosted" }>;

/**
 * The one button. It leads to Stripe's page; where the script runs and Stripe's is there, the form opens in its place instead. What
 * only a script can use is hidden until it does.
 */
export const Paying: FC<PayProps & { way: Payable }> = (props) => {
  const { facts, way, declined } = props;
  const { amountDue, currency } = facts.invoice;
  const money = (minor: number) => formatMoney(minor, currency, facts.organisation.locale);
  return (
    <section class="paying" id="paying" aria-label="Payment" {...(way.kind === "page" && settings(props))}>
      {declined ? (
        <p class="said bad" role="alert">
          The payment did not go through. {declined}
        </p>
      ) : null}
      <p class="said" id="pay-said" role="alert" hidden />
      <a class="button act big pay" id="pay-link" href={way.hosted} rel="noreferrer">
        Pay {money(amountDue)}
      </a>
      {way.kind === "page" ? (
        <>
          {way.part ? <OtherAmount least={money(way.part.least)} most={money(way.part.most)} /> : null}
          <PaymentForm />
        </>
      ) : null}
    </section>
  );
};

/** What the script must know; it reads nothing but this. */
function settings({ facts, here, returnTo, script }: PayProps) {
  return {
    ...{ "data-here": here, "data-return": returnTo, "data-script": script },
    "data-locale": facts.organisation.locale,
  };
}

const OtherAmount: FC<{ least: string; most: string }> = ({ least, most }) => (
  <form class="other-amount" id="pay-other" hidden>
    <label for="pay-amount">Or pay a part now</label>
    <div class="row">
      <input
        id="pay-amount"
        name="amount"
        inputmode="decimal"
        autocomplete="off"
        aria-describedby="pay-range"
      />
      <button class="button" type="submit">
        Pay this much
      </button>
    </div>
    <p class="soft small" id="pay-range">
      From {least} to {most}. The rest stays open.
    </p>
  </form>
);

const PaymentForm: FC = () => (
  <form class="payment-form" id="pay-form" aria-label="Pay here" tabindex={-1} hidden>
    <div id="pay-element" />
    <button class="button act big pay" type="submit" id="pay-now">
      Pay
    </button>
    <p class="asides">
      <button class="plain" type="button" id="pay-back">
        Back
      </button>
    </p>
  </form>
);

import type { FC } from "hono/jsx";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";

type MoneyProps = { amount: number; currency: string; locale: string };

/** An amount with its currency, for people and, as plain minor units, for programs. */
const Money: FC<MoneyProps> = ({ amount, currency, locale }) => (
  <data value={`${amount} ${currency.toUpperCase()}`}>{formatMoney(amount, currency, locale)}</data>
);

/** An amount in a column, without the sign where it is the organisation's own currency. */
export const Amount: FC<MoneyProps & { own?: string }> = ({ own, ...money }) =>
  own?.toUpperCase() === money.currency.toUpperCase() ? (
    <data value={`${money.amount} ${money.currency.toUpperCase()}`}>
      {formatAmount(money.amount, money.currency, money.locale)}
    </data>
  ) : (
    <Money {...money} />
  );

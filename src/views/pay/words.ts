import type { PaymentRow } from "../../worker/database/rows.ts";

/** A calendar date with its weekday, such as `Thursday, November 20`; `language` is that of the organisation. */
export function weekdayDate(date: string, language: string): string {
  // Noon in UTC, shown in UTC: the date stays the date that it is.
  return new Intl.DateTimeFormat(language, {
    ...{ timeZone: "UTC", weekday: "long", day: "numeric", month: "long" },
  } as const).format(Date.parse(`${date}T12:00:00Z`));
}

const MEANS = { cheque: "Cheque", cash: "Cash", bank: "Bank transfer", other: "Paid otherwise" } as const;

const METHODS: { [type: string]: string } = {
  ...{ card: "Card", us_bank_account: "Bank account", link: "Link", customer_balance: "Bank transfer" },
  ...{ acss_debit: "Bank debit", bacs_debit: "Bank debit", sepa_debit: "Bank debit" },
};

/** How a payment came, such as `Cheque 1041` or `Visa ending in 4242`. */
export function paymentMethodWords({
  source,
  means,
  reference,
  method,
}: Pick<PaymentRow, "source" | "means" | "reference" | "method">): string {
  if (source === "stripe")
    return method === null ? "Online, through Stripe" : (METHODS[method] ?? method.replaceAll("_", " "));
  return [MEANS[means ?? "other"], reference].filter(Boolean).join(" ");
}

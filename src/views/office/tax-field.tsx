import type { FC } from "hono/jsx";
import { taxWords } from "../../worker/money/tax-sums.ts";
import { choiceValue, type TaxChoice } from "./lines-draft.ts";

type TaxFieldProps = {
  id: string;
  name: string;
  /** As `taxValue` writes it; empty is none. */
  value: string;
  taxes: readonly TaxChoice[];
  /** Where no label stands beside it. */
  label?: string;
  invalid?: boolean;
};

/** A tax by its name; percent is typed where no tax has one. */
export const TaxField: FC<TaxFieldProps> = ({ id, name, value, taxes, label, invalid }) => {
  const common = { id, name, "aria-label": label, "aria-invalid": invalid ? ("true" as const) : undefined };
  if (taxes.length === 0) {
    return (
      <input
        {...common}
        value={value}
        placeholder="Tax %"
        class="num"
        inputmode="decimal"
        autocomplete="off"
      />
    );
  }
  const known = value === "" || taxes.some((one) => choiceValue(one) === value);
  return (
    <select {...common}>
      <option value="">No tax</option>
      {known ? null : (
        <option value={value} selected>
          {wordsOf(value)}
        </option>
      )}
      {taxes.map((one) => (
        <option value={choiceValue(one)} selected={choiceValue(one) === value}>
          {taxWords({ ...one, rate: one.percent })}
        </option>
      ))}
    </select>
  );
};

/** A tax that is not among the choices, such as one that was retired. */
function wordsOf(value: string): string {
  const [, rate = value, included, name = "Tax"] = /^([\d.]+)(i?)(?: (.+))?$/.exec(value) ?? [];
  return taxWords({ name, rate, inclusive: included === "i" });
}

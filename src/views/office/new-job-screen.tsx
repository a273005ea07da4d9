import type { Child, FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import type { DraftLine, TaxChoice } from "./lines-draft.ts";
import { TaxField } from "./tax-field.tsx";

export type NewJobProps = {
  frame: Frame;
  /** What was typed, by field. */
  typed: { [name: string]: string };
  lines: DraftLine[];
  /** What is wrong, by field. */
  wrong: { [name: string]: string };
  /** Why the job was not taken. */
  refused?: string;
  portals: string[];
  /** The taxes to choose from; where there are none, percent is typed. */
  taxes: TaxChoice[];
  needs: number;
};

/** A ticket entered by hand. The same ticket number again is the same job. */
export const NewJobScreen: FC<NewJobProps> = (props) => {
  const { frame, typed, wrong, portals, refused } = props;
  const field = (name: string) => ({ name, value: typed[name], wrong: wrong[name] });
  return (
    <OfficeLayout title="New job" viewer={frame.viewer} current="jobs" needs={props.needs}>
      <div class="head">
        <h1>New job</h1>
      </div>
      <form class="form new" id="new-job" method="post" action="/office/jobs">
        <input type="hidden" name="once" value={typed.once ?? ""} />
        <SaidNo refusal={refused ? { detail: refused } : undefined} />
        <Part title="What">
          <Field
            {...field("title")}
            label="Title"
            required
            maxlength={200}
            hint="Such as: Rescreen lanai, two panels"
          />
          <Field {...field("description")} label="Description" rows={3} hint="The crew reads this." />
          <div class="pair">
            <Field {...field("ticketNumber")} label="Ticket number" maxlength={100} />
            <Field {...field("dueOn")} label="Due" type="date" />
          </div>
          {portals.length > 0 ? <PortalChoice names={portals} chosen={typed.portal ?? ""} /> : null}
        </Part>
        <Part title="Who pays">
          <Field {...field("customer.name")} label="Name" required maxlength={200} autocomplete="off" />
          <div class="pair">
            <Field
              {...field("customer.email")}
              label="E-mail"
              type="email"
              hint="The invoice goes there."
              autocomplete="off"
            />
            <Field {...field("customer.phone")} label="Phone" type="tel" autocomplete="off" />
          </div>
        </Part>
        <Part title="Where">
          <div class="pair">
            <Field {...field("site.line1")} label="Street and number" required autocomplete="off" />
            <Field {...field("site.line2")} label="Unit" autocomplete="off" />
          </div>
          <div class="pair">
            <Field {...field("site.city")} label="City" autocomplete="off" />
            <Field {...field("site.region")} label="State or region" autocomplete="off" />
            <Field {...field("site.postalCode")} label="Postal code" autocomplete="off" />
          </div>
        </Part>
        <Part title="Money">
          <div class="pair">
            <Field {...field("notToExceed")} label="Not to exceed" type="decimal" />
            <Field {...field("purchaseOrder")} label="Purchase order" maxlength={100} />
          </div>
          <Lines lines={props.lines} wrong={wrong} taxes={props.taxes} currency={frame.currency} />
        </Part>
        <div class="row">
          <button class="button act" type="submit">
            Save the job
          </button>
          <a class="button" href="/office/jobs">
            Back to the jobs
          </a>
        </div>
      </form>
    </OfficeLayout>
  );
};

const Part: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <section class="sheet">
    <header>
      <h2>{title}</h2>
    </header>
    <div class="body form">{children}</div>
  </section>
);

const PortalChoice: FC<{ names: string[]; chosen: string }> = ({ names, chosen }) => (
  <div class="field">
    <label for="portal">Portal</label>
    <select id="portal" name="portal">
      <option value="">None, our own rules</option>
      {names.map((name) => (
        <option value={name} selected={name === chosen}>
          {name}
        </option>
      ))}
    </select>
  </div>
);

type LinesProps = Pick<NewJobProps, "lines" | "wrong" | "taxes"> & { currency: string };

const Lines: FC<LinesProps> = ({ lines, wrong, taxes, currency }) => (
  <fieldset>
    <legend>Lines, in {currency.toUpperCase()}; they can be filled in later</legend>
    {lines.map((line, index) => (
      <div class="newline">
        <Field
          id={`line-${index}-description`}
          name="description-of-line"
          label="What"
          value={line.description}
          wrong={wrong[`${index}.description`]}
        />
        <Field
          id={`line-${index}-quantity`}
          name="quantity"
          label="Quantity"
          type="decimal"
          value={line.quantity}
          wrong={wrong[`${index}.quantity`]}
        />
        <Field
          id={`line-${index}-price`}
          name="unitPrice"
          label="Price"
          type="decimal"
          value={line.unitPrice}
          wrong={wrong[`${index}.unitPrice`]}
        />
        <LineTax index={index} value={line.taxRate} taxes={taxes} wrong={wrong[`${index}.taxRate`]} />
        <input type="hidden" name="kind" value={line.kind} />
      </div>
    ))}
  </fieldset>
);

type LineTaxProps = { index: number; value: string; taxes: TaxChoice[]; wrong?: string };

const LineTax: FC<LineTaxProps> = ({ index, value, taxes, wrong }) => (
  <div class="field">
    <label for={`line-${index}-taxRate`}>{taxes.length > 0 ? "Tax" : "Tax %"}</label>
    <TaxField
      id={`line-${index}-taxRate`}
      name="taxRate"
      value={value}
      taxes={taxes}
      invalid={wrong !== undefined}
    />
    {wrong ? <span class="wrong">{wrong}</span> : null}
  </div>
);

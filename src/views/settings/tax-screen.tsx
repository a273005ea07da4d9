import type { FC } from "hono/jsx";
import type { BillingRules } from "../../worker/billing/vocabulary.ts";
import type { TaxRateRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { Status } from "../parts/status.tsx";
import { OneOf, Part } from "./form-parts.tsx";
import { SettingsFrame } from "./settings-frame.tsx";
import type { TaxDraft } from "./tax-draft.ts";
import { TaxForm } from "./tax-form.tsx";

export const TAXES = "/office/settings/tax";

type TaxProps = {
  frame: Frame;
  needs: number;
  rates: TaxRateRow[];
  taxBy: BillingRules["taxBy"];
  /** The tax that is being changed, as it stands in its form. */
  edited?: TaxDraft;
  added: TaxDraft;
  saved?: boolean;
};

/** Which taxes there are, and who works them out. */
export const TaxScreen: FC<TaxProps> = ({ frame, needs, rates, taxBy, edited, added, saved }) => (
  <SettingsFrame frame={frame} title="Tax" needs={needs}>
    {saved ? (
      <p class="said">Saved. It counts from the next bill on; what is billed stays as it is.</p>
    ) : null}
    <div class="stack">
      <section class="sheet">
        <header>
          <h2>Taxes to choose from</h2>
        </header>
        {rates.length === 0 ? (
          <p class="body soft">None yet. Until there is one, tax is typed in percent on each line.</p>
        ) : (
          <table class="prices">
            <Columns
              of={["Name", ["Percent", "num"], ["Prices", "wide"], [<span class="unseen">Change</span>]]}
            />
            <tbody>
              {rates.map((rate) =>
                rate.id === edited?.id ? (
                  <tr id={rate.id} class="editing">
                    <td colspan={4}>
                      <TaxForm
                        draft={edited}
                        address={`${TAXES}/${rate.id}`}
                        press="Save the tax"
                        back={TAXES}
                      />
                    </td>
                  </tr>
                ) : (
                  <RateRow rate={rate} />
                ),
              )}
            </tbody>
          </table>
        )}
      </section>
      <section class="sheet" id="new-tax">
        <header>
          <h2>Add a tax</h2>
        </header>
        <TaxForm draft={added} address={TAXES} press="Add the tax" />
      </section>
      <form method="post" action={`${TAXES}/by`}>
        <Part title="Who works the tax out" id="tax-by">
          <OneOf
            name="taxBy"
            label="Tax on invoices"
            value={taxBy}
            options={[
              ["own", "The taxes that stand on the lines"],
              ["stripe", "Stripe Tax, from where the customer is"],
            ]}
          />
          <p class="small soft">
            Stripe Tax must be switched on in your Stripe account, and needs each customer's address in parts:
            street, city, state, postal code and country. It is entered on a job under “Change where invoices
            go”. Without it the bill stops and says what is missing. Taxes on lines are then left out, prices
            that hold a tax lose it, and the total of a job is without tax until it is billed. Payment links
            and bills outside of Stripe keep the taxes on the lines. A customer with an exemption certificate
            pays none either way.
          </p>
          <div class="row">
            <button class="button act" type="submit">
              Save who works it out
            </button>
          </div>
        </Part>
      </form>
    </div>
  </SettingsFrame>
);

const RateRow: FC<{ rate: TaxRateRow }> = ({ rate: { id, name, percent, inclusive, usual, active } }) => (
  <tr id={id}>
    <td class={active ? "what" : "what soft"}>
      {name} {usual ? <Status tone="good">Usual</Status> : null}
      {active ? null : <Status tone="off">Retired</Status>}
    </td>
    <td class="num">{percent}</td>
    <td class="wide soft">{inclusive ? "hold it" : "without it"}</td>
    <td class="acts">
      <a class="button plain" href={`${TAXES}?edit=${id}#${id}`} aria-label={`Change ${name}`}>
        Change
      </a>
      <form method="post" action={`${TAXES}/${id}/${active ? "retire" : "back"}`}>
        <button class="button plain" type="submit" aria-label={`${active ? "Retire" : "Bring back"} ${name}`}>
          {active ? "Retire" : "Bring back"}
        </button>
      </form>
    </td>
  </tr>
);

import type { FC } from "hono/jsx";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import { type BillingRules, laidOver } from "../../worker/billing/vocabulary.ts";
import type { CustomerRow, InvoiceRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Fact } from "../parts/fact.tsx";
import { InvoiceStatusMark } from "../parts/status.tsx";
import { Day } from "../parts/time.tsx";
import type { BillingDraft } from "./billing-draft.ts";
import { BillingForm } from "./billing-form.tsx";
import { RULES_SAVED, RulesInWords } from "./billing-screen.tsx";
import { CUSTOMERS } from "./customer-list-screen.tsx";
import { FormFate } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type CustomerProps = {
  frame: Frame;
  needs: number;
  customer: CustomerRow;
  /** What is open. */
  invoices: InvoiceRow[];
  draft: BillingDraft;
  everywhere: BillingRules;
  saved?: boolean;
};

/** A customer: how they are reached, what they owe, and how they are billed where that differs. */
export const CustomerScreen: FC<CustomerProps> = ({ frame, needs, customer, draft, everywhere, ...rest }) => (
  <SettingsFrame frame={frame} title="Customers" needs={needs}>
    <p class="small">
      <a href={CUSTOMERS}>All customers</a> / <strong>{customer.name}</strong>
    </p>
    <FormFate saved={rest.saved ? RULES_SAVED : undefined} wrong={draft.wrong} />
    <OnlyOwner frame={frame} changes="how a customer is billed" />
    <div class="two">
      <div class="stack">
        <RulesInWords frame={frame} rules={laidOver(everywhere, customer.billing)} />
        <p class="small soft">
          For a job that comes by a portal with rules of its own, those hold where nothing is set here.
        </p>
        <OwnersForm
          {...{ frame, class: "form", id: "billing", address: `${CUSTOMERS}/${customer.id}` }}
          legend={`Billing of ${customer.name}`}
          press="Save the rules"
        >
          <BillingForm frame={frame} draft={draft} everywhere={everywhere} />
        </OwnersForm>
      </div>
      <aside class="stack">
        <Owes frame={frame} customer={customer} invoices={rest.invoices} />
        <Reached customer={customer} />
      </aside>
    </div>
  </SettingsFrame>
);

const Owes: FC<Pick<CustomerProps, "frame" | "customer" | "invoices">> = ({ frame, customer, invoices }) => (
  <section class="sheet" id="owes">
    <header>
      <h2>What they owe</h2>
      <a class="small" href={`/office/invoices?customer=${customer.id}`}>
        All invoices
      </a>
    </header>
    <div class="body form">
      {invoices.length === 0 ? <p class="soft">Nothing is open.</p> : null}
      {invoices.map((one) => (
        <div class="line" id={`invoice-${one.id}`}>
          <span>
            <a href={`/office/invoices/${one.id}`}>{one.number ?? "Invoice"}</a>{" "}
            <InvoiceStatusMark shown={shownStatus(one, frame.today)} />
            <span class="small soft block">
              due <Day date={one.dueOn} locale={frame.locale} today={frame.today} />
            </span>
          </span>
          <span class="num">{formatMoney(one.amountDue, one.currency, frame.locale)}</span>
        </div>
      ))}
    </div>
  </section>
);

const Reached: FC<{ customer: CustomerRow }> = ({ customer }) => {
  const { email, phone, address, country, taxId, exemptCertificate } = customer;
  return (
    <section class="sheet" id="contact">
      <header>
        <h2>Contact</h2>
      </header>
      <dl class="body facts">
        <Fact name="E-mail">
          {email ? <a href={`mailto:${email}`}>{email}</a> : "None: no invoice can be sent."}
        </Fact>
        {phone ? (
          <Fact name="Phone">
            <a href={`tel:${phone}`}>{phone}</a>
          </Fact>
        ) : null}
        {address ? (
          <Fact name="Address">
            <span class="prose">{address}</span>
          </Fact>
        ) : null}
        {country ? <Fact name="Country">{country}</Fact> : null}
        {taxId ? <Fact name="Tax id">{taxId}</Fact> : null}
        <Fact name="Tax">
          {exemptCertificate === null ? "Pays tax" : `Exempt, certificate ${exemptCertificate}`}
        </Fact>
      </dl>
      <footer class="small soft">This is changed on the screen of one of their jobs, under Details.</footer>
    </section>
  );
};

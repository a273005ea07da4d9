import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** How the customer is reached, what invoices say of them and whether they pay tax: for all of their jobs. */
export const EditCustomer: FC<{ job: Job; said?: SaidAt }> = ({ job: { row, customer }, said }) => {
  const mine = said?.verb === "customer" ? said : undefined;
  const typed = (name: string, known: string | null | undefined) => ({
    name,
    value: mine?.typed?.[name] ?? known ?? "",
  });
  const { postal } = customer;
  return (
    <details class="fold" id="edit-customer" open={mine !== undefined}>
      <summary>{customer.email ? "Change where invoices go" : "Add the address for invoices"}</summary>
      <JobForm jobId={row.id} verb="customer" class="body form">
        <Field
          {...typed("email", customer.email)}
          id="c-email"
          type="email"
          label="E-mail"
          hint={`For every job of ${customer.name}.`}
        />
        <Field {...typed("phone", customer.phone)} id="c-phone" type="tel" label="Phone" />
        <Field
          {...typed("address", customer.address)}
          id="c-address"
          label="Postal address"
          rows={3}
          hint="As invoices show it."
        />
        <div class="pair">
          <Field
            {...typed("country", customer.country)}
            id="c-country"
            label="Country"
            hint="Two letters, such as US."
            maxlength={2}
          />
          <Field
            {...typed("taxId", customer.taxId)}
            id="c-tax"
            label="Tax id"
            hint="VAT number or ABN, where the invoice must show it."
            maxlength={40}
          />
        </div>
        <Field
          {...typed("exemptCertificate", customer.exemptCertificate)}
          id="c-exempt"
          label="Tax exemption certificate"
          hint="With a number here no tax is billed, and the invoice names the certificate. Empty: tax as usual."
          maxlength={60}
        />
        <fieldset class="form">
          <legend class="small">Address in parts, by which Stripe Tax finds the tax</legend>
          <Field {...typed("postal.line1", postal?.line1)} id="c-line1" label="Street" maxlength={200} />
          <Field {...typed("postal.line2", postal?.line2)} id="c-line2" label="Unit, floor" maxlength={200} />
          <div class="pair">
            <Field {...typed("postal.city", postal?.city)} id="c-city" label="City" maxlength={100} />
            <Field
              {...typed("postal.region", postal?.region)}
              id="c-region"
              label="State"
              hint="Such as FL."
              maxlength={100}
            />
          </div>
          <div class="pair">
            <Field
              {...typed("postal.postalCode", postal?.postalCode)}
              id="c-postal-code"
              label="Postal code"
              maxlength={20}
            />
            <Field
              {...typed("postal.country", postal?.country)}
              id="c-postal-country"
              label="Country of this address"
              hint="Two letters; the country above if left empty."
              maxlength={2}
            />
          </div>
        </fieldset>
        <SaidNo refusal={mine?.refusal} />
        <button class="button" type="submit">
          Save the customer
        </button>
      </JobForm>
    </details>
  );
};

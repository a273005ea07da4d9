import type { FC } from "hono/jsx";
import type { OrganisationRow } from "../../worker/database/rows.ts";

type Props = {
  organisation: OrganisationRow;
  licence?: (number: string) => string;
  /** The address of the logo. */
  logo?: string;
};

/** Who writes, at the head of a customer's page. */
export const VendorHead: FC<Props> = ({ organisation, licence = (number) => `licence ${number}`, logo }) => (
  <header class="vendor">
    {logo ? <img class="logo" src={logo} alt={`Logo of ${organisation.name}`} /> : null}
    <strong>{organisation.name}</strong>
    {organisation.phone ? (
      <a class="soft" href={`tel:${organisation.phone.replace(/[^\d+]/g, "")}`}>
        {organisation.phone}
      </a>
    ) : null}
    {organisation.licence ? <span class="soft">{licence(organisation.licence)}</span> : null}
  </header>
);

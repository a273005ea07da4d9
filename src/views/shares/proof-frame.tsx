import type { FC } from "hono/jsx";
import type { OrganisationRow } from "../../worker/database/rows.ts";
import { VendorHead } from "../parts/vendor-head.tsx";

/** Who did the work. `here` is the address of the page that shows the logo; without it there is none. */
export const ProofHead: FC<{ organisation: OrganisationRow; here?: string }> = ({ organisation, here }) => (
  <VendorHead
    organisation={organisation}
    logo={here && organisation.brand.logoKey ? `${here}/logo` : undefined}
  />
);

/** How to reach them. */
export const ProofClosing: FC<{ organisation: OrganisationRow }> = ({ organisation }) => (
  <footer class="closing soft">
    <p>
      A question about this work? <a href={`mailto:${organisation.email}`}>Write to {organisation.name}</a>
    </p>
    <address>{[organisation.name, organisation.address].filter(Boolean).join(" · ")}</address>
  </footer>
);

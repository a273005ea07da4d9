import type { FC } from "hono/jsx";
import type { OrganisationRow } from "../../worker/database/rows.ts";
import { Document } from "../layout/document.tsx";
import { VendorHead } from "../parts/vendor-head.tsx";

/** A link that was taken back, and whom to ask. It tells nothing of the invoice. */
export const LinkOver: FC<{ organisation: OrganisationRow }> = ({ organisation }) => {
  const { name, email, phone, locale } = organisation;
  return (
    <Document title="This link has ended" styles={["letter"]} bodyClass="letter" language={locale}>
      <VendorHead organisation={organisation} />
      <main>
        <h1 class="asked">This link has ended</h1>
        <p>
          {name} took it back. Look for a newer letter, or ask for a new link:{" "}
          <a href={`mailto:${email}`}>{email}</a>
          {phone ? (
            <>
              {" "}
              or <span class="number">{phone}</span>
            </>
          ) : null}
          .
        </p>
      </main>
    </Document>
  );
};

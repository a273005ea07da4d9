import type { FC } from "hono/jsx";
import type { PortalRow } from "../../worker/database/rows.ts";
import { Fact } from "../parts/fact.tsx";
import { PORTALS } from "./portal-list-screen.tsx";

type AddressesProps = {
  portal: PortalRow;
  mailAddress: string | null;
  pushAddress: string | null;
  mine: boolean;
};

/** Where this portal's tickets can be sent. */
export const PortalAddresses: FC<AddressesProps> = ({ portal, mailAddress, pushAddress, mine }) => (
  <section class="sheet" id="addresses">
    <header>
      <h2>Its tickets come to</h2>
    </header>
    <dl class="body facts">
      <Fact name="By mail">
        {mailAddress ? (
          <code>{mailAddress}</code>
        ) : (
          <span class="soft">
            No address: the domain for tickets is not set. Whoever runs this installation sets INTAKE_DOMAIN
            and routes its mail here.
          </span>
        )}
      </Fact>
      {pushAddress ? (
        <Fact name="By program">
          <code>{pushAddress}</code>
          <span class="small soft block">
            Tickets as JSON or whole mails are posted there. Whoever has the address can add tickets.
          </span>
        </Fact>
      ) : null}
    </dl>
    {mine && pushAddress ? (
      <details class="fold">
        <summary>Make a new address for programs</summary>
        <form class="body form" method="post" action={`${PORTALS}/${portal.id}/push-address`}>
          <input type="hidden" name="version" value={portal.tokenVersion} />
          <p>
            The address above ends at once. Whatever sends tickets there must be given the new one, or its
            tickets are refused.
          </p>
          <button class="button" type="submit">
            End the old one
          </button>
        </form>
      </details>
    ) : null}
  </section>
);

export const RemovePortal: FC<{ portal: PortalRow }> = ({ portal }) => (
  <section class="sheet" id="remove">
    <details class="fold plain">
      <summary>Take the portal away</summary>
      <form class="body form" method="post" action={`${PORTALS}/${portal.id}/remove`}>
        <p>Its rules and its addresses go. This is possible as long as no job came from it.</p>
        <button class="button" type="submit">
          Take {portal.name} away
        </button>
      </form>
    </details>
  </section>
);

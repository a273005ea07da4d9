import type { FC } from "hono/jsx";
import type { PortalRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Moment } from "../parts/time.tsx";
import { ownRules } from "./portal-words.ts";
import { SettingsFrame } from "./settings-frame.tsx";

export const PORTALS = "/office/settings/portals";

type PortalListProps = {
  frame: Frame;
  needs: number;
  portals: PortalRow[];
  /** Names by id. */
  customers: Map<string, string>;
  /** When each portal's last ticket came, milliseconds since 1970. */
  lastTickets: Map<string, number>;
  /** The domain of mail addresses; none where it is not set. */
  domain?: string;
  /** What was just done. */
  said?: string;
};

/** Where tickets come from, each with what it asks for. */
export const PortalListScreen: FC<PortalListProps> = ({ frame, needs, portals, said, ...known }) => (
  <SettingsFrame frame={frame} title="Portals" needs={needs}>
    {said ? (
      <p class="said good" role="status">
        {said}
      </p>
    ) : null}
    <section class="sheet" id="portals">
      <header>
        <h2>Where tickets come from</h2>
        {frame.viewer.role === "owner" ? (
          <div class="row">
            <a class="button" href={`${PORTALS}/starters`}>
              Copy from the library
            </a>
            <a class="button" href={`${PORTALS}/new`}>
              New portal
            </a>
          </div>
        ) : null}
      </header>
      {portals.length === 0 ? (
        <p class="body soft">
          No portal yet. A portal is a manager or a platform that sends you tickets, with its own rules for
          proof and papers.
        </p>
      ) : (
        <ul class="portals">
          {portals.map((portal) => (
            <PortalItem portal={portal} frame={frame} {...known} />
          ))}
        </ul>
      )}
    </section>
  </SettingsFrame>
);

type ItemProps = Pick<PortalListProps, "frame" | "customers" | "lastTickets" | "domain"> & {
  portal: PortalRow;
};

const PortalItem: FC<ItemProps> = ({ portal, frame, customers, lastTickets, domain }) => {
  const rules = ownRules(portal);
  const billed = portal.customerId === null ? undefined : customers.get(portal.customerId);
  const last = lastTickets.get(portal.id);
  return (
    <li id={portal.id}>
      <a href={`${PORTALS}/${portal.id}`} data-row>
        {portal.name}
      </a>
      <span class="soft">
        {rules === 0 ? "as everywhere" : rules === 1 ? "1 rule of its own" : `${rules} rules of its own`}
      </span>
      <span class="small soft mail">{domain && portal.mailKey ? `${portal.mailKey}@${domain}` : ""}</span>
      <span class="small soft">{billed ? `bills ${billed}` : "bills whom the ticket names"}</span>
      <span class="small soft">
        {last === undefined ? (
          "no ticket lately"
        ) : (
          <>
            last ticket <Moment at={last} clock={frame.clock} />
          </>
        )}
      </span>
    </li>
  );
};

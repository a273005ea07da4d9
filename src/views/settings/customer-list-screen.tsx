import type { FC } from "hono/jsx";
import type { CustomerRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SettingsFrame } from "./settings-frame.tsx";

export const CUSTOMERS = "/office/customers";

type Owed = { customerId: string; currency: string; amount: number };

type CustomerListProps = {
  frame: Frame;
  needs: number;
  rows: CustomerRow[];
  owed: Owed[];
  search: string;
  /** Where the next page begins. */
  next: string | null;
};

/** Who is billed, with what they owe; whoever is billed otherwise than everybody says so. */
export const CustomerListScreen: FC<CustomerListProps> = ({ frame, needs, rows, owed, search, next }) => (
  <SettingsFrame frame={frame} title="Customers" needs={needs}>
    <section class="sheet" id="customers">
      <header>
        <h2>Who is billed</h2>
        <search>
          <form class="row" action={CUSTOMERS} method="get">
            <label class="unseen" for="customer-search">
              Find a customer by name or e-mail
            </label>
            <input type="search" id="customer-search" name="q" value={search} placeholder="Name or e-mail" />
            <button class="button" type="submit">
              Find
            </button>
          </form>
        </search>
      </header>
      {rows.length === 0 ? (
        <p class="body soft">
          {search === "" ? "No customer yet: the first ticket brings one." : `Nobody is called “${search}”.`}
        </p>
      ) : (
        <ul class="portals customers">
          {rows.map((row) => (
            <CustomerItem row={row} owed={owed.filter((one) => one.customerId === row.id)} frame={frame} />
          ))}
        </ul>
      )}
      {next ? (
        <footer>
          <a
            class="button"
            href={`${CUSTOMERS}?${new URLSearchParams({ q: search, before: next })}`}
            rel="next"
          >
            More customers
          </a>
        </footer>
      ) : null}
    </section>
  </SettingsFrame>
);

const CustomerItem: FC<{ row: CustomerRow; owed: Owed[]; frame: Frame }> = ({ row, owed, frame }) => {
  const own = Object.keys(row.billing).length;
  const sums = owed.map(({ amount, currency }) => formatMoney(amount, currency, frame.locale));
  return (
    <li id={row.id}>
      <a href={`${CUSTOMERS}/${row.id}`} data-row>
        {row.name}
      </a>
      <span class="small soft mail">{row.email ?? row.phone ?? "no e-mail address"}</span>
      <span class="small soft">
        {own === 0 ? "billed as everybody" : own === 1 ? "1 rule of its own" : `${own} rules of its own`}
      </span>
      <span class="small soft">{row.exemptCertificate === null ? "" : "tax exempt"}</span>
      <span class="num">
        {sums.length > 0 ? `owes ${sums.join(", ")}` : <span class="soft">owes nothing</span>}
      </span>
    </li>
  );
};

import type { Child, FC } from "hono/jsx";
import type { Viewer } from "../../worker/http/app-env.ts";
import { Document } from "./document.tsx";
import { settingsPlaces } from "./settings-places.ts";
import { TestStrip } from "./test-strip.tsx";

export type OfficePlace = "today" | "jobs" | "invoices" | "failures";

type OfficeLayoutProps = {
  title: string;
  viewer: Viewer;
  /** Which entry of the navigation is the present one. */
  current?: OfficePlace;
  /** How many things need a person; left out where the page does not know. */
  needs?: number;
  /** What was searched for. */
  search?: string;
  /** Names under `/css/`, after the office's own. */
  styles?: string[];
  scripts?: string[];
  children?: Child;
};

const SCRIPTS = ["/vendor/htmx.min.js", "/js/office.js"];

/** The frame of every office screen. */
export const OfficeLayout: FC<OfficeLayoutProps> = ({
  title,
  viewer,
  styles = [],
  scripts = [],
  children,
  ...bar
}) => (
  <Document
    title={`${title} · Closeout`}
    styles={["office", ...styles]}
    scripts={[...SCRIPTS, ...scripts]}
    language={viewer.organisation.locale}
  >
    <a class="button skip" href="#main">
      Skip to the content
    </a>
    {viewer.organisation.testMode ? <TestStrip toSettings={viewer.role === "owner"} /> : null}
    <Bar viewer={viewer} {...bar} />
    <main class="office" id="main" tabindex={-1}>
      {children}
    </main>
  </Document>
);

const Bar: FC<Pick<OfficeLayoutProps, "viewer" | "current" | "needs" | "search">> = ({
  viewer,
  current,
  needs,
  search,
}) => {
  const [first, ...rest] = viewer.name.split(" ");
  return (
    <header class="bar">
      <a class="brand" href="/office">
        Closeout
      </a>
      <nav aria-label="Office">
        <Place to="/office" name="Today" here={current === "today"} />
        <Place to="/office/jobs" name="Jobs" here={current === "jobs"} />
        <Place to="/office/invoices" name="Invoices" here={current === "invoices"} />
        <Place to="/office/failures" name="Needs you" here={current === "failures"} count={needs} />
      </nav>
      <search class="find">
        <form action="/office/jobs" method="get">
          <label class="unseen" for="find">
            Find a job by number, customer or street
          </label>
          <input
            type="search"
            id="find"
            name="q"
            value={search}
            placeholder="Number, customer, street"
            autocomplete="off"
            data-key="/"
          />
          <kbd>/</kbd>
        </form>
      </search>
      <details class="menu">
        <summary>
          <span>
            {first}
            <span class="rest"> {rest.join(" ")}</span>
          </span>
        </summary>
        <div class="sheet">
          <p class="small soft">{viewer.organisation.name}</p>
          <div class="settings">
            <h2>Settings</h2>
            {settingsPlaces(viewer.role).map(({ to, name }) => (
              <a href={to}>{name}</a>
            ))}
          </div>
          <form action="/sign-out" method="post">
            <button class="button" type="submit">
              Sign out
            </button>
          </form>
        </div>
      </details>
    </header>
  );
};

const Place: FC<{ to: string; name: string; here: boolean; count?: number }> = ({
  to,
  name,
  here,
  count,
}) => (
  <a href={to} aria-current={here ? "page" : undefined}>
    {name}
    {count ? <span class="count">{count > 99 ? "99+" : count}</span> : null}
  </a>
);

import type { Child, FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";

const PLACES = [
  { to: "/office/settings/price-book", name: "Price book" },
  { to: "/office/settings/closeout", name: "Closeout rules" },
] as const;

type SettingsProps = {
  frame: Frame;
  title: (typeof PLACES)[number]["name"];
  /** How many things need a person. */
  needs: number;
  children?: Child;
};

/** The frame of the settings' pages, each a word away from the other. */
export const SettingsFrame: FC<SettingsProps> = ({ frame, title, needs, children }) => (
  <OfficeLayout title={title} viewer={frame.viewer} needs={needs}>
    <div class="head">
      <h1>{title}</h1>
      <nav class="filters row" aria-label="Settings">
        {PLACES.map(({ to, name }) => (
          <a href={to} aria-current={name === title ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </OfficeLayout>
);

import type { Child, FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { type SETTINGS_PLACES, settingsPlaces } from "../layout/settings-places.ts";

type SettingsProps = {
  frame: Frame;
  title: (typeof SETTINGS_PLACES)[number]["name"];
  /** How many things need a person. */
  needs: number;
  scripts?: string[];
  children?: Child;
};

/** The frame of the settings' pages, each a word away from the other. */
export const SettingsFrame: FC<SettingsProps> = ({ frame, title, needs, scripts, children }) => (
  <OfficeLayout title={title} viewer={frame.viewer} needs={needs} scripts={scripts}>
    <div class="head">
      <h1>{title}</h1>
      <nav class="filters row" aria-label="Settings">
        {settingsPlaces(frame.viewer.role).map(({ to, name }) => (
          <a href={to} aria-current={name === title ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </OfficeLayout>
);

import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { TodayProps } from "../../worker/crew/today.ts";
import type { TodaySnapshot } from "../../worker/crew/today-snapshot.ts";
import { formatDate } from "../../worker/time/format.ts";
import { CrewLayout } from "./crew-layout.tsx";
import { TodayScreen } from "./today-screen.tsx";
import { Uploads } from "./uploads.tsx";

/** What a crew member has to do today, with what the phone's script makes the list from. */
export const TodayPage: FC<TodayProps & { snapshot: TodaySnapshot }> = ({ snapshot, ...props }) => (
  <CrewLayout title={props.t.today.title} language={props.member.language}>
    <TodayBody {...props} />
    <script type="application/json" id="snapshot">
      {raw(JSON.stringify(snapshot).replaceAll("<", "\\u003c"))}
    </script>
  </CrewLayout>
);

/** What of the page changes by itself: the phone's script makes it anew. */
export const TodayBody: FC<TodayProps> = (props) => {
  const { t, clock, today, phone } = props;
  return (
    <>
      <header class="top">
        <h1>
          {t.today.title} <span class="soft">{formatDate(today, clock.locale)}</span>
        </h1>
        <Uploads phone={phone} t={t} />
      </header>
      <TodayScreen {...props} />
    </>
  );
};

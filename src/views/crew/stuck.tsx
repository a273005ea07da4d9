import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { PendingItem } from "../../worker/crew/waiting.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { deedWords, problemWords } from "./deed-words.ts";

/** What was not taken, each with the reason and what can be done. A photo stands with its picture further down. */
export const Stuck: FC<JobProps> = (props) => {
  const items = props.phone?.stuck ?? [];
  if (items.length === 0) return null;
  return (
    <section class="stuck" id="stuck">
      <h2>{props.t.stuck.title}</h2>
      <ul class="cases">
        {items.map((item) => (
          <li class="case">
            {item.deed.type === "photo" ? (
              <a class="button" href={`#tile-${item.clientId}`}>
                <What item={item} {...props} />
              </a>
            ) : (
              <>
                <p>
                  <What item={item} {...props} />
                </p>
                <StuckWhy item={item} t={props.t} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const What: FC<JobProps & { item: PendingItem }> = ({ item, ...props }) => (
  <span>
    <strong>{deedWords(item.deed, props)}</strong>{" "}
    <span class="soft">{formatMoment(item.at, props.clock)}</span>
  </span>
);

/** The reason, and the buttons. */
export const StuckWhy: FC<{ item: PendingItem; t: CrewMessages }> = ({ item, t }) => {
  const { clientId, problem, deed } = item;
  return (
    <>
      {problem ? <p class="why">{problemWords(t, problem, deed.type)}</p> : null}
      <div class="choices">
        <button class="button" type="button" data-again={clientId}>
          {t.stuck.again}
        </button>
        {problem?.code === "heic_unreadable" ? (
          <button class="button" type="button" data-send-as-is={clientId}>
            {t.stuck.asIs}
          </button>
        ) : null}
        <button class="button" type="button" data-discard={clientId}>
          {t.stuck.discard}
        </button>
        {deed.type === "photo" || deed.type === "signature" ? null : (
          <button class="button" type="button" data-keep={clientId}>
            {t.stuck.keep}
          </button>
        )}
      </div>
    </>
  );
};

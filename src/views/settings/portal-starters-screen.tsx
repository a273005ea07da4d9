import type { FC } from "hono/jsx";
import { formatMoney } from "../../worker/money/format.ts";
import type { Starter } from "../../worker/portals/starters.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { Choice } from "./form-parts.tsx";
import { PORTALS } from "./portal-list-screen.tsx";
import { portalWords } from "./portal-words.ts";
import { SettingsFrame } from "./settings-frame.tsx";

/** What a person chose to copy, and under which names. */
export type StartersDraft = {
  chosen: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  wrong: { [field: string]: string };
};

type StartersProps = { frame: Frame; needs: number; starters: readonly Starter[]; draft: StartersDraft };

/** What is known of managers and portals, to read before it is copied. */
export const PortalStartersScreen: FC<StartersProps> = ({ frame, needs, starters, draft }) => {
  const { wrong } = draft;
  return (
    <SettingsFrame frame={frame} title="Portals" needs={needs}>
      <p class="small">
        <a href={PORTALS}>All portals</a> / <strong>Library</strong>
      </p>
      {Object.keys(wrong).length > 0 ? (
        <p class="said bad" role="alert">
          {wrong.starter ?? "Nothing is copied yet: a name below cannot be taken."}
        </p>
      ) : null}
      <form class="stack" method="post" action={`${PORTALS}/starters`}>
        <p class="soft">
          What these managers and platforms ask of their vendors, as far as it can be read. Rules change and
          differ from client to client: hold what you copy against what yours told you. Amounts are in US
          dollars.
        </p>
        <div class="starters">
          {starters.map((starter) => (
            <StarterPart starter={starter} draft={draft} frame={frame} />
          ))}
        </div>
        <div class="row bottom">
          <button class="button act" type="submit">
            Copy what is ticked
          </button>
          <a class="button" href={PORTALS}>
            Copy nothing
          </a>
        </div>
      </form>
    </SettingsFrame>
  );
};

type PartProps = { starter: Starter; draft: StartersDraft; frame: Frame };

const StarterPart: FC<PartProps> = ({ starter, draft, frame }) => {
  const { id, name, about, sources } = starter;
  const wrong = draft.wrong[`name_${id}`];
  const lines = portalWords(starter, (amount) => formatMoney(amount, "usd", frame.locale));
  return (
    <section class="sheet starter" id={`library-${id}`}>
      <header>
        <h2>{name}</h2>
        <Choice name="starter" value={id} checked={draft.chosen.has(id)}>
          Copy <span class="unseen">{name}</span>
        </Choice>
      </header>
      <div class="body form">
        <p>{about}</p>
        <ul class="told">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        {starter.profile.notes === "" ? null : <p class="soft prose">{starter.profile.notes}</p>}
        <details class="fold plain" open={wrong !== undefined}>
          <summary>
            Name and sources <span class="unseen">of {name}</span>
          </summary>
          <div class="body form">
            <Field
              id={`name-${id}`}
              name={`name_${id}`}
              label="What you call it"
              value={draft.names.get(id) ?? name}
              wrong={wrong}
              maxlength={100}
              autocomplete="off"
            />
            <ul class="small">
              {sources.map(({ url, verified }) => (
                <li>
                  <a href={url} rel="noreferrer noopener" target="_blank">
                    {url.replace(/^https?:\/\//, "")}
                  </a>{" "}
                  <span class="soft">{verified ? "read there" : "told by others"}</span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      </div>
    </section>
  );
};

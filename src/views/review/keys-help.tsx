import type { FC } from "hono/jsx";

const KEYS: { keys: string[]; does: string }[] = [
  { keys: ["←", "→"], does: "the photo before, the next one; K and J do the same" },
  { keys: ["B", "A", "D"], does: "to the before, after or during photos" },
  { keys: ["Space"], does: "before and after side by side" },
  { keys: ["Z"], does: "closer, and back" },
  { keys: ["1", "…", "8"], does: "this point is not good enough" },
  { keys: ["9"], does: "this photo is not good enough" },
  { keys: ["Shift", "A"], does: "approve, and on to the next" },
  { keys: ["R"], does: "return: write why, Enter sends it" },
  { keys: ["N"], does: "the next job, without deciding" },
  { keys: ["Esc"], does: "out of a field" },
];

/** Every key of this page. */
export const KeysHelp: FC = () => (
  <details class="pop keys" data-do="help">
    <summary class="button plain">
      Keys <kbd>?</kbd>
    </summary>
    <div class="sheet">
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div>
            <dt>
              {keys.map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd class="small">{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  </details>
);

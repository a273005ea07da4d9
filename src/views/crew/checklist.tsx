import type { FC } from "hono/jsx";
import type { ChecklistItem } from "../../worker/crew/checklist.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";

const BEFORE_FINISH: readonly JobStatus[] = ["accepted", "scheduled", "en_route", "on_site", "returned"];
const TITLE = {
  photos_before: "Before photos",
  photos_after: "After photos",
  signature: "Signature",
} as const;

/** What the rules ask for. A row that is missing opens what supplies it. */
export const Checklist: FC<{ items: ChecklistItem[]; status: JobStatus }> = ({ items, status }) => (
  <section>
    <h2>{BEFORE_FINISH.includes(status) ? "Before you can finish" : "Proof"}</h2>
    <ul class="needs">
      {items.map((item) => (
        <li>
          <Row item={item} />
        </li>
      ))}
    </ul>
  </section>
);

const Row: FC<{ item: ChecklistItem }> = ({ item }) => {
  const done = item.have >= item.need;
  if (item.requirement === "signature") {
    return (
      <a class={done ? "need done" : "need"} href="#signatures" data-sign={done ? undefined : true}>
        <span>{TITLE.signature}</span>
        <span class={done ? "soft" : "status warn"}>{done ? "Signed" : "Missing"}</span>
      </a>
    );
  }
  const label = item.requirement === "photos_before" ? "before" : "after";
  const count = `${item.have} of ${item.need}`;
  if (done) {
    return (
      <a class="need done" href={`#photos-${label}`}>
        <span>{TITLE[item.requirement]}</span>
        <span class="soft">{count}</span>
      </a>
    );
  }
  return (
    <label class="need" for={`camera-${label}`}>
      <span>
        {TITLE[item.requirement]}
        <span class="status wait" data-on-the-way={label} hidden />
      </span>
      <span class="status warn">{count}</span>
    </label>
  );
};

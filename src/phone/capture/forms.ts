import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { PlainDeed } from "../../worker/crew/deeds.ts";
import { type Fields, readDeed } from "../../worker/crew/read-deed.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { forgetDraft } from "./drafts.ts";
import { keptOrSaid } from "./kept-or-said.ts";
import { say } from "./say.ts";

/** Every form that stands for a deed goes to the outbox instead of the network. */
export function takeForms(
  outbox: Outbox,
  locale: () => string,
  words: () => CrewMessages["problems"],
  mayDo: (deed: PlainDeed) => Promise<boolean>,
): void {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-deed]")) return;
    event.preventDefault();
    const jobId = jobIdOf(form);
    const read = readDeed(fieldsOf(new FormData(form, event.submitter)), locale());
    if (!read.ok) {
      say(form, words()[read.code]);
      return;
    }
    if (!(await mayDo(read.deed))) return;
    const kept = await keptOrSaid(form, words().no_room, () =>
      outbox.keep({ jobId, deed: read.deed, state: "waiting" }),
    );
    if (!kept) return;
    say(form, "");
    forgetDraft(form);
    form.reset();
    form.closest("details")?.removeAttribute("open");
  });
}

/** The job that a form's address names: `/crew/jobs/JOB/deeds`. */
export function jobIdOf(form: HTMLFormElement): string {
  return new URL(form.action).pathname.split("/")[3] ?? "";
}

function fieldsOf(form: FormData): Fields {
  return {
    get(name) {
      const value = form.get(name);
      return typeof value === "string" ? value : undefined;
    },
  };
}

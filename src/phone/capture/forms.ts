import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { PlainDeed } from "../../worker/crew/deeds.ts";
import { type Fields, readDeed } from "../../worker/crew/read-deed.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { forgetDraft } from "./drafts.ts";
import { keptOrSaid } from "./kept-or-said.ts";
import { say } from "./say.ts";

/**
 * Every form that stands for a deed goes to the outbox instead of the network.
 * @param ready resolves once the outbox and the words are there; where they never will be, the form goes its plain way
 */
export function takeForms(
  ready: Promise<unknown>,
  outbox: Outbox,
  locale: () => string,
  problems: () => CrewMessages["problems"],
  mayDo: (deed: PlainDeed) => Promise<boolean>,
): void {
  const keep = async (form: HTMLFormElement, fields: Fields) => {
    const read = readDeed(fields, locale());
    if (!read.ok) {
      say(form, problems()[read.code]);
      return;
    }
    const { deed } = read;
    if (!(await mayDo(deed))) return;
    const jobId = jobIdOf(form);
    const kept = await keptOrSaid(
      form,
      () => problems().no_room,
      () => outbox.keep({ jobId, deed, state: "waiting" }),
    );
    if (!kept) return;
    say(form, "");
    forgetDraft(form);
    form.reset();
    form.closest("details")?.removeAttribute("open");
  };
  const opened = ready.then(
    () => true,
    () => false,
  );
  // One after the other: whether a press can be right depends on the one before it, which may not be on the disk yet.
  let before: Promise<unknown> = opened;
  const underWay = new Set<string>();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-deed]")) return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    const words = JSON.stringify([...fields]);
    // The same again before it is kept is the same press. By its words: the next step's button is in the same form.
    if (underWay.has(words)) return;
    underWay.add(words);
    before = before
      .then(async () => ((await opened) ? keep(form, fieldsOf(fields)) : form.submit()))
      .catch((error) => console.error(error))
      .finally(() => underWay.delete(words));
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

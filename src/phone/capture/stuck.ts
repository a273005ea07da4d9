import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { sendAsItIs } from "../outbox/prepare-photos.ts";
import type { StoredItem } from "../store/stored-item.ts";

/** The buttons beside what a person must look at. */
export function workStuckButtons(
  outbox: Outbox,
  t: () => CrewMessages,
  asNote: (item: StoredItem) => string,
): void {
  const deeds: { [name: string]: (item: StoredItem) => Promise<void> } = {
    again: (item) => outbox.retry(item),
    sendAsIs: async (item) => {
      await sendAsItIs(item);
      outbox.kick();
    },
    keep: async (item) => {
      // First the note, then the item goes: in between it is there twice, never not at all.
      const { jobId, at } = item;
      await outbox.keep({ jobId, at, deed: { type: "note", body: asNote(item) }, state: "waiting" });
      await outbox.discard([item]);
    },
    discard: async (item) => {
      if (window.confirm(t().script.discardForGood)) await outbox.discard([item]);
    },
  };
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    for (const [name, deed] of Object.entries(deeds)) {
      const clientId = button?.dataset[name];
      const item = clientId === undefined ? undefined : outbox.find(clientId);
      if (item) void deed(item);
    }
  });
}

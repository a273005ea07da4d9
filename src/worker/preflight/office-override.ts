import { action } from "../http/page.ts";
import { formOf, textOf, typedIn } from "../jobs/office-verbs.ts";
import { commanded, idOf } from "../jobs/show-office-job.tsx";
import type { Command } from "../jobs/types.ts";

const LONGEST_REASON = 1000;

/** An owner lets the invoice go out although checks fail. To everybody else there is no such address. */
export const overrideAtDesk = action({
  roles: ["owner"],
  run: async (c, viewer) => {
    const form = await formOf(c);
    const reason = textOf(form, "reason").slice(0, LONGEST_REASON);
    const command: Command = { type: "override_preflight", reason };
    return commanded(c, viewer, idOf(c), { verb: "override-preflight", command, typed: typedIn(form) });
  },
});

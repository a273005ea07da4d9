import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import type { PlainDeed } from "../../worker/crew/deeds.ts";
import { jobScreen } from "../../worker/crew/screen.ts";
import { mayTake } from "../../worker/jobs/steps.ts";
import type { LivePage } from "./live-page.ts";

/**
 * Whether a deed can be right, by what this phone knows: completing is refused here already while proof is missing, since
 * without signal the office's no would come hours later. A step that the job is past was pressed on a screen from before the
 * last press: the screen moves on instead. Anything else is the office's to decide.
 */
export async function mayDo(page: LivePage<CrewSnapshot>, deed: PlainDeed): Promise<boolean> {
  page.refuse(null);
  if (deed.type !== "step") return true;
  const { job, missing } = jobScreen(page.snapshot, await page.around());
  if (!mayTake(job.row.status, deed.step)) return false;
  if (deed.step !== "complete" || missing.length === 0) return true;
  page.refuse({ code: "proof_missing", detail: missing.map(({ detail }) => detail).join(". "), missing });
  return false;
}

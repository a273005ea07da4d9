import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import type { PlainDeed } from "../../worker/crew/deeds.ts";
import { jobScreen } from "../../worker/crew/screen.ts";
import type { LivePage } from "./live-page.ts";

/**
 * Whether a deed can be right, by what this phone knows: completing is refused here already while proof is missing, since
 * without signal the office's no would come hours later. Anything else is the office's to decide.
 */
export async function mayDo(page: LivePage<CrewSnapshot>, deed: PlainDeed): Promise<boolean> {
  page.refuse(null);
  if (deed.type !== "step" || deed.step !== "complete") return true;
  const { missing } = jobScreen(page.snapshot, await page.around());
  if (missing.length === 0) return true;
  page.refuse({ code: "proof_missing", detail: missing.map(({ detail }) => detail).join(". "), missing });
  return false;
}

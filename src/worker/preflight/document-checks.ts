import { DOCUMENT_WORDS } from "../../views/parts/document-words.ts";
import type { DocumentKind } from "../portals/profile.ts";
import { daysBetween } from "../time/calendar.ts";
import { fail, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** How many days before its end a paper is spoken of. */
const SOON = 30;

/** The vendor's own papers that the manager wants on file: the newest of a kind counts. */
export function documentChecks(scene: Scene): Check[] {
  return scene.profile.documents.map((kind) => onFile(scene, kind));
}

function onFile({ job, today, day }: Scene, kind: DocumentKind): Check {
  const name = `document_${kind}` as const;
  const what = DOCUMENT_WORDS[kind].the;
  const mend = { mend: "Add it under Documents", at: "/office/settings/documents" };
  const newest = job.documents
    .filter((paper) => paper.kind === kind)
    .reduce<Scene["job"]["documents"][number] | null>(
      (last, paper) => (last === null || paper.uploadedAt >= last.uploadedAt ? paper : last),
      null,
    );
  if (newest === null) return fail(name, `${what} is not on file`, mend);
  const { expiresOn } = newest;
  if (expiresOn === null) return pass(name, `${what} is on file`);
  const left = daysBetween(today, expiresOn);
  if (left < 0)
    return fail(name, `${what} ended on ${day(expiresOn)}`, {
      ...mend,
      mend: "Add the new one under Documents",
    });
  if (left > SOON) return pass(name, `${what} is on file`);
  return pass(name, `${what} is on file until ${day(expiresOn)}: have it renewed`);
}

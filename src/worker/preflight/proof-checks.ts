import type { Asked } from "../jobs/proof-rules.ts";
import { askedOf, missingProof } from "../jobs/proof-rules.ts";
import { isShown } from "../packet/choose-sizes.ts";
import { fail, missing, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Whether the work is done, and everything that the crew must bring. */
export function proofChecks(scene: Scene): Check[] {
  return [workCompleted(scene), ...proofAsked(scene), ...picturesReadable(scene)];
}

function workCompleted({ done }: Scene): Check {
  const name = "work_completed";
  return done
    ? pass(name, "The work is done")
    : { name, state: "wait", words: "The work is not done yet", mend: null, at: null };
}

function proofAsked(scene: Scene): Check[] {
  const lacking = missingProof(scene.job);
  return askedOf(scene.job).map((asked) => {
    const name = `proof_${asked.requirement}` as const;
    const lack = lacking.find((one) => one.requirement === asked.requirement);
    if (!lack) return pass(name, inWords(asked));
    return missing(scene, name, lack.detail, { mend: "Return it to the crew for this", at: "#proof" });
  });
}

function inWords({ requirement, have }: Asked): string {
  switch (requirement) {
    case "photos_before":
      return have === 1 ? "1 before photo" : `${have} before photos`;
    case "photos_after":
      return have === 1 ? "1 after photo" : `${have} after photos`;
    case "checklist":
      return "The checklist is answered";
    case "resolution_code":
      return "The resolution code is there";
    case "root_cause":
      return "The root cause is there";
    case "serial_numbers":
      return have === 1 ? "1 serial number" : `${have} serial numbers`;
    case "signature":
      return "The signature is there";
  }
}

/** A PDF takes JPEG and PNG alone: a photo in another form is no proof to who reads the packet. */
function picturesReadable(scene: Scene): Check[] {
  const { photos } = scene.job;
  const hidden = photos.filter((photo) => !isShown(photo));
  if (hidden.length === 0) return [];
  const name = "pictures_readable";
  const forms = [...new Set(hidden.map((photo) => photo.contentType.replace("image/", "").toUpperCase()))];
  const what = hidden.length === 1 ? "1 photo" : `${hidden.length} photos`;
  if (!tooFewShown(scene)) return [pass(name, `${what} (${forms.join(", ")}) will be listed and not shown`)];
  return [
    fail(name, `${what} cannot be shown in a PDF (${forms.join(", ")})`, {
      mend: hidden.length === 1 ? "Take it again, or add it as JPEG" : "Take them again, or add them as JPEG",
      at: "#proof",
    }),
  ];
}

/** Whether there are photos enough, but not enough of them can be shown. */
function tooFewShown({ job, rules }: Scene): boolean {
  const short = (label: "before" | "after", need: number) => {
    const taken = job.photos.filter((photo) => photo.label === label);
    return taken.length >= need && taken.filter(isShown).length < need;
  };
  return short("before", rules.photosBefore) || short("after", rules.photosAfter);
}

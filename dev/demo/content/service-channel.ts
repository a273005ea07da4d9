import { SERVICE_CHANNEL } from "../../../src/worker/portals/starters/service-channel.ts";
import type { OrganisationSpec } from "../organisation.ts";

/** A portal for stores that asks for everything: photos, a signature, a checklist, codes and the unit's serial number. */
export const serviceChannel: OrganisationSpec["portals"][string] = {
  name: "ServiceChannel",
  rules: {
    photosBefore: 2,
    photosAfter: 2,
    signature: true,
    checklist: [
      { id: "point_check_in", text: "Checked in with the manager on duty" },
      { id: "point_area", text: "Work area closed off for customers" },
      { id: "point_power", text: "Power off and locked out before opening the unit" },
      { id: "point_test", text: "Unit ran for ten minutes, supply air measured" },
      { id: "point_clean", text: "Area clean, old parts taken along" },
    ],
    resolutionCodes: [
      "Repaired",
      "Part replaced",
      "Adjusted",
      "Temporary fix, return needed",
      "No fault found",
    ],
    rootCauses: ["Wear and tear", "Failed part", "Lack of maintenance", "Damage by others", "Weather"],
    serialNumbers: 1,
  },
  profile: SERVICE_CHANNEL.profile,
};

import type { Letter } from "../letter.ts";
import type { Told } from "../read-ticket.ts";
import type { Layout } from "./layout.ts";
import { managerIn } from "./sender-name.ts";

/** A meld's reference may be of letters alone. */
const REFERENCE = /\bmeld(?: (?:id|reference|number))?\s{0,2}[:#]{1,2}\s{0,2}([A-Z\d]{5,12})\b/i;
const MANAGER = /^(.{3,80}?) (?:has )?assigned (?:you )?(?:a |an? new )?(?:new )?meld\b/i;

/**
 * "Melds" that Property Meld assigns to a vendor. Words as in its help centre (brief and detailed description, tenant presence required,
 * location for the room); the mails themselves are not documented, and the samples in test/mails are made after those.
 */
export const propertyMeld: Layout = {
  name: "property_meld",
  domains: ["propertymeld.com"],
  shapes: [["property meld"], ["propertymeld.com"]],
  spellings: {
    number: ["Meld", "Meld ID", "Meld Reference", "Reference ID"],
    title: ["Brief Description"],
    description: ["Detailed Description"],
    address: ["Unit Address", "Meld Address"],
    // The room, not the place.
    note: [
      "Location",
      "Work Location",
      "Tenant Presence Required",
      "Resident Presence Required",
      "Maintenance Notes",
    ],
    notToExceed: ["Max", "NTE"],
  },
  dateOrder: "MDY",
  alsoSays,
};

function alsoSays({ subject, senderName, lines }: Letter): Told {
  const start = lines.slice(0, 20);
  const [, number] = REFERENCE.exec(subject) ?? REFERENCE.exec(start.join("\n").slice(0, 2_000)) ?? [];
  const named = start.flatMap((line) => MANAGER.exec(line.slice(0, 200))?.[1] ?? [])[0];
  const name = named ?? managerIn(senderName, "property meld");
  return { ...(number && { ticketNumber: number.toUpperCase() }), ...(name && { customer: { name } }) };
}

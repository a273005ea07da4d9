import type { Said } from "./compose-ticket.ts";
import type { Field } from "./labels/label-book.ts";
import type { Labelled } from "./labels/read-labels.ts";
import type { MailTicket } from "./read-ticket.ts";
import { UNIT_WORD } from "./values/address-words.ts";
import { withoutLinks } from "./values/clean-value.ts";
import { readAddress } from "./values/read-address.ts";

type Site = NonNullable<MailTicket["site"]>;

/** Where the work is: an address in one piece, or its pieces; a property's name alone is no address. */
export function siteOf(labelled: readonly Labelled[], said: Said): Site {
  const whole = addressIn(labelled, "address") ?? addressIn(labelled, "street") ?? inProperty(labelled);
  const unit = unitOf(said("unit"), whole ?? {});
  return {
    line1: whole?.line1,
    line2: [whole?.line2, unit].filter((one) => one).join(", "),
    city: said("city") ?? whole?.city,
    region: said("region") ?? whole?.region,
    postalCode: said("postalCode") ?? whole?.postalCode,
    country: said("country") ?? whole?.country,
  };
}

function addressIn(labelled: readonly Labelled[], field: Field): Site | null {
  for (const one of labelled.filter((label) => label.field === field)) {
    const site = readAddress(withoutLinks(one.value));
    if (site) return site;
  }
  return null;
}

/** `Property: Maple Court - 12 Elm St, Springfield, IL 62704` */
function inProperty(labelled: readonly Labelled[]): Site | null {
  const site = addressIn(labelled, "property");
  return site && /\d/.test(site.line1 ?? "") ? site : null;
}

/** `14B` is `Unit 14B`; a unit that the address names already, or that is the address once more, is none. */
function unitOf(unit: string | undefined, site: Site): string | undefined {
  if (!unit || unit.length > 60) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  const bare = plain(unit.replace(UNIT_WORD, ""));
  const known = plain(`${site.line1 ?? ""} ${site.line2 ?? ""}`);
  if (
    bare === "" ||
    plain(site.line1 ?? "").startsWith(plain(unit)) ||
    plain(site.line2 ?? "").endsWith(bare)
  )
    return undefined;
  if (known !== "" && plain(unit).startsWith(known)) return undefined;
  return UNIT_WORD.test(unit) || unit.includes(" ") ? unit : `Unit ${unit}`;
}

import type { Said } from "./compose-ticket.ts";
import type { Field } from "./labels/label-book.ts";
import type { Labelled } from "./labels/read-labels.ts";
import type { MailTicket } from "./read-ticket.ts";
import { UNIT_WORD } from "./values/address-words.ts";
import { withoutLinks } from "./values/clean-value.ts";
import { isAddress, readAddress } from "./values/read-address.ts";

type Site = NonNullable<MailTicket["site"]>;

/** Where the work is: an address in one piece, or its pieces; a property's name or a room is no address. */
export function siteOf(labelled: readonly Labelled[], said: Said): Site {
  const whole = addressOf(labelled);
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

/** What is called an address, one beyond doubt before any other; where nothing is called so, a property or a unit that is one. */
function addressOf(labelled: readonly Labelled[]): Site | undefined {
  const called = sitesIn(labelled, "address").concat(sitesIn(labelled, "street"));
  const hinted = sitesIn(labelled, "property").concat(sitesIn(labelled, "unit"));
  return called.find(isAddress) ?? called[0] ?? hinted.find(isAddress);
}

function sitesIn(labelled: readonly Labelled[], field: Field): Site[] {
  const values = labelled.filter((label) => label.field === field).map(({ value }) => withoutLinks(value));
  return values.flatMap((value) => readAddress(value) ?? []);
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

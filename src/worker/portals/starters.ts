import { APPFOLIO } from "./starters/appfolio.ts";
import { GREEN_RESIDENTIAL } from "./starters/green-residential.ts";
import { LATCHEL } from "./starters/latchel.ts";
import { NEXTKEY } from "./starters/nextkey.ts";
import { OWNERS_CHECKLIST } from "./starters/owners-checklist.ts";
import { PAPERLESS } from "./starters/paperless.ts";
import { PROPERTY_MELD } from "./starters/property-meld.ts";
import { RENTONE } from "./starters/rentone.ts";
import { SERVICE_CHANNEL } from "./starters/service-channel.ts";
import type { Starter } from "./starters/starter.ts";
import { USA_PROPERTY_GROUP } from "./starters/usa-property-group.ts";
import { WESTROM_HOMES } from "./starters/westrom-homes.ts";
import { WLA } from "./starters/wla.ts";
import { YARDI_INBOX, YARDI_PAYSCAN, YARDI_PREDICTAP } from "./starters/yardi.ts";
import { YOUR_RENTAL_HOME } from "./starters/your-rental-home.ts";

export type { Starter } from "./starters/starter.ts";

/** What is known of managers and portals, to copy from: those with a portal of their own first. */
export const STARTERS: readonly Starter[] = [
  APPFOLIO,
  PROPERTY_MELD,
  SERVICE_CHANNEL,
  LATCHEL,
  YARDI_INBOX,
  YARDI_PREDICTAP,
  YARDI_PAYSCAN,
  GREEN_RESIDENTIAL,
  NEXTKEY,
  OWNERS_CHECKLIST,
  PAPERLESS,
  RENTONE,
  USA_PROPERTY_GROUP,
  WESTROM_HOMES,
  WLA,
  YOUR_RENTAL_HOME,
];

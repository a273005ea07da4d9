import { integer, text } from "drizzle-orm/sqlite-core";

/** Every key and every index starts with this column, so that organisations can be spread over databases. */
export const organisationId = () => text("organisation_id").notNull();

/** A moment: milliseconds since 1970 in UTC. */
export const moment = (name: string) => integer(name);

/** A calendar date, `YYYY-MM-DD`, in the organisation's time zone. It never passes through UTC. */
export const calendarDate = (name: string) => text(name);

/** Money: whole minor units of the row's currency. */
export const minorUnits = (name: string) => integer(name);

/** Yes or no, kept as 1 or 0. */
export const flag = (name: string) => integer(name, { mode: "boolean" });

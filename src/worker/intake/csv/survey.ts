import type { TicketInput } from "../ticket-input.ts";
import type { TicketGap } from "../vocabulary.ts";
import type { FileTicket, TicketGroup } from "./read-tickets.ts";

const SHOWN = 20;
const MORE_WRONG = 20;

/** A ticket as it will be, or what is wrong with its row. */
export type Expected =
  | { rows: number[]; fate: "new" | "update"; input: TicketInput; gaps: TicketGap[] }
  | { rows: number[]; fate: "wrong"; wrong: string };

/** What will become of a file, told beforehand. Counts are of rows. */
export type Survey = {
  new: number;
  update: number;
  wrong: number;
  /** Tickets that will need a look. */
  open: number;
  /** The first tickets of the file. */
  first: Expected[];
  /** Further rows that are wrong. */
  moreWrong: Expected[];
};

/** The numbers of a file's tickets. */
export function numbersIn(groups: TicketGroup[]): string[] {
  return groups.flatMap(([ticket]) =>
    ticket && "input" in ticket && ticket.input.ticketNumber ? [ticket.input.ticketNumber] : [],
  );
}

/** @param known ticket numbers that are jobs already */
export function survey(groups: TicketGroup[], known: ReadonlySet<string>): Survey {
  const all = groups.flatMap((group) => group.map((ticket, index) => expected(ticket, index > 0, known)));
  all.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  const rowsOf = (fate: Expected["fate"]) =>
    all.reduce((sum, one) => sum + (one.fate === fate ? one.rows.length : 0), 0);
  const rest = all.slice(SHOWN).filter(({ fate }) => fate === "wrong");
  return {
    ...{ new: rowsOf("new"), update: rowsOf("update"), wrong: rowsOf("wrong") },
    open: all.filter((one) => one.fate === "new" && one.gaps.length > 0).length,
    first: all.slice(0, SHOWN),
    moreWrong: rest.slice(0, MORE_WRONG),
  };
}

/** @param again whether a row above has the same ticket number */
function expected(ticket: FileTicket, again: boolean, known: ReadonlySet<string>): Expected {
  if ("wrong" in ticket) return { ...ticket, fate: "wrong" };
  const { rows, input, gaps } = ticket;
  const is = again || known.has(input.ticketNumber ?? "");
  return { rows, fate: is && input.ticketNumber ? "update" : "new", input, gaps };
}

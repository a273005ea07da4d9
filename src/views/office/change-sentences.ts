import type { EventRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { type Around, moneyOf } from "./history-parts.ts";

/** One sentence for what happened to a job's parts and change orders; null for what is not of them. */
export function changeSentence(event: EventRow, who: string, around: Around): string | null {
  const { data } = event;
  const text = (name: string) => String(data[name] ?? "");
  const money = (name: string) => moneyOf(data, name, around);
  const byCustomer = event.actor.kind === "customer";
  switch (event.type) {
    case "milestone.planned":
      return `${who} planned how it is billed: ${partsOf(event, around)}`;
    case "milestone.reached":
      return `${who} said that “${text("title")}” is reached`;
    case "change_order.asked":
      return `${who} proposed “${text("title")}”, ${money("amount")} more: ${text("reason")}`;
    case "change_order.approved":
      return `${who} ${byCustomer ? "approved" : "noted the approval of"} “${text("title")}”, ${money("amount")} more: “${text("words")}”${raised(event, around)}`;
    case "change_order.declined":
      return `${who} ${byCustomer ? "declined" : "noted that they declined"} “${text("title")}”: “${text("words")}”`;
    case "change_order.withdrawn":
      return `${who} took back “${text("title")}”`;
    default:
      return null;
  }
}

function raised({ data }: EventRow, around: Around): string {
  if (typeof data.notToExceed !== "number") return "";
  return `; up to ${moneyOf(data, "notToExceed", around)} is allowed now, ${moneyOf(data, "limitBefore", around)} before`;
}

function partsOf({ data }: EventRow, { frame, job }: Around): string {
  const titles = Array.isArray(data.titles) ? data.titles : [];
  const shares = Array.isArray(data.shares) ? data.shares : [];
  if (titles.length === 0) return "in one";
  const currency = String(data.currency ?? job.row.currency);
  const words = (share = "") =>
    share.endsWith("%") ? share : formatMoney(Number(share), currency, frame.locale);
  return [...titles.map((title, index) => `${title} ${words(shares[index])}`), "the rest at the end"].join(
    ", ",
  );
}

import { fail, missing, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** How much it may cost, by which order, and who allowed more. */
export function amountChecks(scene: Scene): Check[] {
  return [...limit(scene), ...purchaseOrder(scene), ...authorisation(scene), ...bids(scene), ...tax(scene)];
}

/**
 * The not-to-exceed amount. Where going beyond it must be approved in writing, that line says both: two lines about one sum
 * would be noise.
 */
function limit({ job, profile, total, money }: Scene): Check[] {
  const { withinNotToExceed, writtenApproval, usualNotToExceed } = profile.amounts;
  const limit = job.row.notToExceed ?? usualNotToExceed;
  if (limit === null || !(withinNotToExceed || writtenApproval)) return [];
  const name = writtenApproval ? "written_approval" : "within_not_to_exceed";
  if (total <= limit) return [pass(name, `${money(total)} of ${money(limit)} not to exceed`)];
  const words = `The job comes to ${money(total)}, not to exceed ${money(limit)}`;
  if (!writtenApproval) {
    return [
      fail(name, words, { mend: "Lower the lines, or enter the amount that was approved", at: "#lines" }),
    ];
  }
  const approved = job.asks.findLast((ask) => ask.status === "approved" && ask.amount >= total);
  if (approved) {
    return [pass(name, `${approved.answeredBy ?? "They"} approved ${money(approved.amount)} in writing`)];
  }
  const mend = "The crew asks for more, and their answer in writing is noted here";
  return [
    fail(name, `${words}, and nobody approved more in writing`, {
      mend,
      at: job.asks.length > 0 ? "#asks" : "#lines",
    }),
  ];
}

function purchaseOrder(scene: Scene): Check[] {
  const { purchaseOrder: rule } = scene.profile.amounts;
  if (rule === "none") return [];
  const { purchaseOrder: number } = scene.job.row;
  const mend = { mend: "Add the PO number under Details", at: "#d-po" };
  const there = number
    ? pass("purchase_order", `Purchase order ${number}`)
    : fail("purchase_order", "The PO number is missing", mend);
  return rule === "equal" ? [there, orderAmount(scene)] : [there];
}

function orderAmount(scene: Scene): Check {
  const { job, total, money } = scene;
  const name = "purchase_order_amount";
  const amount = job.row.purchaseOrderAmount;
  if (amount === null) {
    const mend = { mend: "Add the order's amount under Details", at: "#d-po-amount" };
    return fail(name, "Nobody entered what the PO is for", mend);
  }
  if (amount === total) return pass(name, `The PO is for ${money(amount)}, as is the job`);
  const words = `The PO is for ${money(amount)}, the job comes to ${money(total)}`;
  return missing(scene, name, words, { mend: "Have the order changed, or change the lines", at: "#lines" });
}

function authorisation({ job, profile, total, money }: Scene): Check[] {
  const { authorisationAbove: above } = profile.amounts;
  if (above === null || total <= above) return [];
  const name = "authorisation_number";
  const number = job.row.authorisationNumber;
  if (number) return [pass(name, `Authorisation number ${number}`)];
  const words = `Above ${money(above)}, an authorisation number is needed`;
  return [fail(name, words, { mend: "Add the number under Details", at: "#d-authorisation" })];
}

function bids({ job, profile, total, money }: Scene): Check[] {
  const { bids: rule } = profile.amounts;
  if (rule === null || total <= rule.above) return [];
  const have = job.attachments.filter((file) => file.kind === "bid").length;
  const there = have === 1 ? "1 bid is attached" : `${have} bids are attached`;
  if (have >= rule.count) return [pass("bids", there)];
  const needed = rule.count === 1 ? "a bid is needed" : `${rule.count} bids are needed`;
  const words = `Above ${money(rule.above)}, ${needed}; ${have === 0 ? "none is attached" : there}`;
  return [fail("bids", words, { mend: "Add what is missing under Files, as bids", at: "#file" })];
}

function tax({ job, profile }: Scene): Check[] {
  if (profile.amounts.taxAllowed) return [];
  const taxed = job.lines.filter((line) => line.taxRate !== null && Number(line.taxRate) > 0).length;
  if (taxed === 0) return [pass("tax_forbidden", "No line has tax")];
  const words =
    taxed === 1
      ? "1 line has tax, which they do not take"
      : `${taxed} lines have tax, which they do not take`;
  return [fail("tax_forbidden", words, { mend: "Take the tax off the lines", at: "#lines" })];
}

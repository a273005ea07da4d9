import { expect, test } from "vitest";
import { readTicket } from "../../src/worker/intake/mail/read-ticket.ts";
import { AMERICAN } from "../mails/read-mail.ts";

function newsIn(subject: string, text = "Work Order: 12") {
  const from = { address: "orders@manager.example", name: "A manager" };
  return readTicket({ from, subject, text, attachments: [] }, AMERICAN).news;
}

test.each([
  "Cancelled: Work Order 12",
  "CANCELED - WO 12",
  "Work order 12 has been canceled",
  "Your work order #12 was cancelled by the manager",
  "Fwd: [EXTERNAL] Work Order 12 cancelled",
  "Cancellation of work order 12",
  "Cancellation notice: WO 12",
  "Work Order #12 - 1210 W Elm St - Cancelled",
  "Sunrise has cancelled work order 12",
  "Job cancelled: Garbage disposal jammed",
  "Orden de trabajo 12 cancelada",
  "Cancelación de la orden 12",
  "Su orden de trabajo 12 ha sido cancelada",
  "Se ha cancelado la orden 12",
  "Orden 12 anulada",
])("%s: it is cancelled", (subject) => {
  expect(newsIn(subject)).toBe("cancelled");
});

test.each([
  "Appointment for work order 12 cancelled",
  "Work order 12: the tenant cancelled the visit",
  "Work order 12: replace the cancelled part",
  "New work order 12 (replaces cancelled work order 11)",
  "Work order 12 is not cancelled",
  "Work order 12 is no longer cancelled",
  "Cancellation policy of Sunrise",
  "Cancellation fee for work order 12",
  "Purchase order 12 has been cancelled",
  "Cita cancelada: orden de trabajo 12",
  "Work order 12: noise cancelling panel",
  "New work order 12: cancelled stamp machine is broken",
])("%s: it is not", (subject) => {
  expect(newsIn(subject)).toBeUndefined();
});

test.each([
  ["Status: Cancelled", "cancelled"],
  ["Work Order Status: CANCELED by manager", "cancelled"],
  ["New status: Open -> Cancelled", "cancelled"],
  ["Status changed to: Cancelled", "cancelled"],
  ["Estado de la orden: Anulada", "cancelled"],
  ["Status\nCancelled", "cancelled"],
  ["Status: Cancelled appointment, call the tenant", undefined],
  ["Appointment Status: Cancelled", undefined],
  ["Previous status: Cancelled", undefined],
  ["Status: Open", undefined],
  ["Description: The work order was cancelled last year.\nStatus: Open", undefined],
])("%j: %s", (line, news) => {
  expect(newsIn("Update", `Work Order: 12\n${line}`)).toBe(news);
});

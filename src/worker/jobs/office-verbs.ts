import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import * as z from "zod";
import { newId } from "../ids/new-id.ts";
import { parseMoney } from "../money/parse.ts";
import { readReturn } from "../review/read-return.ts";
import { isCountry } from "../settings/countries.ts";
import { isCalendarDate } from "../time/calendar.ts";
import { refuse } from "./decision.ts";
import { readPostal } from "./read-postal.ts";
import type { Command, Contact, Refusal, TimeWindow } from "./types.ts";

type Read = (form: FormData) => Command | Refusal;

/** What the office's forms ask of a job, by the last part of their address. */
const VERBS: { [verb: string]: Read } = {
  accept: () => ({ type: "accept" }),
  approve: () => ({ type: "approve" }),
  resume: () => ({ type: "resume" }),
  keep: () => ({ type: "keep_ticket" }),
  bill: readBill,
  "reach-milestone": (form) => ({ type: "reach_milestone", milestoneId: textOf(form, "milestoneId") }),
  "approve-change": (form) => readChangeAnswer(form, true),
  "decline-change": (form) => readChangeAnswer(form, false),
  "withdraw-change": (form) => ({ type: "withdraw_change", id: textOf(form, "id") }),
  "send-draft": (form) => ({ type: "send_draft", invoiceId: textOf(form, "invoiceId") }),
  return: readReturn,
  hold: (form) => ({ type: "hold", reason: textOf(form, "reason") }),
  cancel: (form) => ({ type: "cancel", reason: textOf(form, "reason") }),
  retry: (form) => ({ type: "retry", failureId: textOf(form, "failureId") }),
  assign: readAssignment,
  notes: readNote,
  time: readTime,
  "approve-more": (form) => readAnswer(form, true),
  "decline-more": (form) => readAnswer(form, false),
};

/** The command that a form stands for; null when there is no such form. */
export function readVerb(verb: string, form: FormData): Command | Refusal | null {
  return Object.hasOwn(VERBS, verb) ? (VERBS[verb]?.(form) ?? null) : null;
}

/** Without its fields: the first part that is not billed, in the way of the rules. */
function readBill(form: FormData): Command {
  const how = BILL_HOW.find((one) => one === textOf(form, "how"));
  const milestoneId = textOf(form, "milestoneId");
  return { type: "bill", ...(milestoneId && { milestoneId }), ...(how && { how }) };
}

const BILL_HOW = ["send", "draft"] as const;

function readAssignment(form: FormData): Command | Refusal {
  const scheduledOn = textOf(form, "scheduledOn") || null;
  if (scheduledOn !== null && !isCalendarDate(scheduledOn)) {
    return refuse("invalid_input", "The date does not exist.");
  }
  const window = readWindow(form);
  if (window !== undefined && "ok" in window) return window;
  return { type: "assign", assigneeIds: form.getAll("assigneeIds").map(String), scheduledOn, window };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A form without the two fields says nothing of the window; an empty field opens that end of it. */
function readWindow(form: FormData): TimeWindow | undefined | Refusal {
  if (!form.has("windowStart") && !form.has("windowEnd")) return undefined;
  const [start, end] = [textOf(form, "windowStart") || null, textOf(form, "windowEnd") || null];
  const wrong = [start, end].some((time) => time !== null && !TIME.test(time));
  return wrong ? refuse("invalid_input", "A time is hours and minutes, such as 08:30.") : { start, end };
}

/** Hours and minutes in two fields; one of them may be left empty. */
function readTime(form: FormData): Command | Refusal {
  const typed = [textOf(form, "hours"), textOf(form, "minutes")];
  const [hours = 0, minutes = 0] = typed.map((text) => (/^\d{0,4}$/.test(text) ? Number(text) : Number.NaN));
  if (typed.join("") === "" || Number.isNaN(hours + minutes)) {
    return refuse("invalid_input", "The time on site is whole hours and minutes, such as 1 and 30.");
  }
  return {
    type: "correct_time",
    minutes: hours * 60 + minutes,
    reason: textOf(form, "reason").slice(0, 500),
  };
}

/** An answer that came by phone, by mail or by the portal: its words are the proof of it. */
function readAnswer(form: FormData, approved: boolean): Command {
  const words = textOf(form, "words").slice(0, 5000);
  return { type: "answer_more", id: textOf(form, "id"), approved, words };
}

/** The same for a change order. */
function readChangeAnswer(form: FormData, approved: boolean): Command {
  const words = textOf(form, "words").slice(0, 5000);
  return { type: "answer_change", id: textOf(form, "id"), approved, words };
}

function readNote(form: FormData): Command | Refusal {
  const body = textOf(form, "body").slice(0, 5000);
  return body === ""
    ? refuse("invalid_input", "Write something first.")
    : { type: "note", id: newId("note"), body };
}

/** The details as a person typed them. @param currency of the job, in which its amounts are read */
export function readDetails(form: FormData, currency: string, locale: string): Command | Refusal {
  const title = textOf(form, "title").slice(0, 200);
  const dueOn = textOf(form, "dueOn") || null;
  const nte = readAmount(form, "notToExceed", currency, locale);
  const order = readAmount(form, "purchaseOrderAmount", currency, locale);
  if (title === "") return refuse("invalid_input", "A job needs a title.");
  if (dueOn !== null && !isCalendarDate(dueOn))
    return refuse("invalid_input", "The due date does not exist.");
  if (!nte.ok) return refuse("invalid_input", "The not-to-exceed amount is an amount, such as 450.00.");
  if (!order.ok) return refuse("invalid_input", "What the order is for is an amount, such as 450.00.");
  const description = textOf(form, "description").slice(0, 10_000) || null;
  const purchaseOrder = textOf(form, "purchaseOrder").slice(0, 100) || null;
  const numbers = {
    ...(order.amount !== undefined && { purchaseOrderAmount: order.amount }),
    ...(form.has("authorisationNumber") && {
      authorisationNumber: textOf(form, "authorisationNumber").slice(0, 100) || null,
    }),
    ...(form.has("residentDamage") && { residentDamage: readYesOrNo(form, "residentDamage") }),
  };
  const notToExceed = nte.amount ?? null;
  return { type: "edit", details: { title, description, purchaseOrder, dueOn, notToExceed, ...numbers } };
}

type ReadAmount = { ok: true; amount: number | null | undefined } | { ok: false };

/** An amount in minor units; null where the field is empty, undefined where the form has none. */
function readAmount(form: FormData, name: string, currency: string, locale: string): ReadAmount {
  if (!form.has(name)) return { ok: true, amount: undefined };
  const typed = textOf(form, name);
  const amount = typed === "" ? null : parseMoney(typed, currency, locale);
  return typed !== "" && amount === null ? { ok: false } : { ok: true, amount };
}

/** Null where nobody said. */
function readYesOrNo(form: FormData, name: string): boolean | null {
  const typed = textOf(form, name);
  return typed === "yes" ? true : typed === "no" ? false : null;
}

const email = z.email().max(254);

/** How the customer is reached and what invoices say of them, as a person typed it. */
export function readContact(form: FormData): Contact | Refusal {
  const typed = textOf(form, "email");
  if (typed !== "" && !email.safeParse(typed).success) {
    return refuse("invalid_input", "This is not an e-mail address.");
  }
  const country = textOf(form, "country").toUpperCase();
  if (country !== "" && !isCountry(country)) {
    return refuse("invalid_input", "A country is two letters, such as US or GB.");
  }
  const postal = form.has("postal.line1")
    ? readPostal((name) => textOf(form, `postal.${name}`).slice(0, 200), country)
    : undefined;
  if (postal && "ok" in postal) return postal;
  return {
    ...(postal !== undefined && { postal }),
    ...(form.has("exemptCertificate") && {
      exemptCertificate: textOf(form, "exemptCertificate").slice(0, 60) || null,
    }),
    ...{ email: typed || null, phone: textOf(form, "phone").slice(0, 40) || null },
    ...(form.has("address") && { address: textOf(form, "address").slice(0, 500) || null }),
    ...(form.has("country") && { country: country || null }),
    ...(form.has("taxId") && { taxId: textOf(form, "taxId").slice(0, 40) || null }),
  };
}

/** The form that was sent. A body that is no form is the sender's mistake, not ours. */
export function formOf(c: Context): Promise<FormData> {
  return c.req.formData().catch(() => {
    throw new HTTPException(400, { message: "The form could not be read. Go back and send it again." });
  });
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : "";
}

/** Everything that was typed, to show it again beside what is wrong with it. */
export function typedIn(form: FormData): { [name: string]: string } {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

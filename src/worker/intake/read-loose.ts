import type * as z from "zod";
import type { ProblemError } from "../http/problem.ts";
import type { LooseTicket } from "./complete-ticket.ts";
import { ticketInput } from "./ticket-input.ts";

type Shape = { [name: string]: z.ZodType };
/** Any of the fields, each of which was checked by itself. */
export type ReadLoosely = { loose: LooseTicket; errors: ProblemError[] };

const { customer, site, ...plain } = ticketInput.shape;

/**
 * Reads a ticket field by field: what is right is taken, what is not is told and left out. Fields that nobody knows are told
 * too.
 * @param ignored fields that are said elsewhere already
 */
export function readLoose(body: object, ignored: readonly string[] = []): ReadLoosely {
  const errors: ProblemError[] = [];
  const given = Object.entries(body).filter(([name]) => !ignored.includes(name));
  const flat = fieldsOf(
    plain,
    given.filter(([name]) => name !== "customer" && name !== "site"),
    "",
    errors,
  );
  const inner = (name: "customer" | "site", shape: Shape) => {
    const value = given.find(([own]) => own === name)?.[1];
    if (value === undefined || value === null) return {};
    if (typeof value !== "object" || Array.isArray(value)) {
      errors.push({ path: name, message: "This is an object with fields of its own." });
      return {};
    }
    return { [name]: fieldsOf(shape, Object.entries(value), `${name}.`, errors) };
  };
  // What each field's own schema made is what the whole ticket's schema makes of it.
  const loose = {
    ...flat,
    ...inner("customer", customer.shape),
    ...inner("site", site.shape),
  } as LooseTicket;
  return { loose, errors };
}

function fieldsOf(shape: Shape, given: [string, unknown][], path: string, errors: ProblemError[]) {
  const fields: { [name: string]: unknown } = {};
  for (const [name, value] of given) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) {
      errors.push({ path: path + name, message: "There is no such field." });
      continue;
    }
    const read = schema.safeParse(value);
    if (read.success) fields[name] = read.data;
    else errors.push(...read.error.issues.map((issue) => errorOf(issue, path + name)));
  }
  return fields;
}

function errorOf(issue: z.core.$ZodIssue, path: string): ProblemError {
  return { path: [path, ...issue.path.map(String)].join("."), message: issue.message };
}

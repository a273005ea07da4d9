import { invalid } from "../http/errors.ts";
import { emptyTree, type Tree } from "../http/form.ts";
import { isDecimal, tidy } from "../money/decimal.ts";
import { checkText } from "./formats.ts";
import type { Field, Fields, Shape } from "./known.ts";
import { checkMetadata } from "./metadata.ts";

/** A checked parameter. Calls read it through the SDK's own types (see `Parsed`). */
export type Value = string | number | boolean | Value[] | { [name: string]: Value };

/**
 * Turns a request's tree of strings into typed values, or refuses as Stripe does: names it does not know
 * first, then what is missing, then what has the wrong form.
 */
export function checkParameters(fields: Fields, tree: Tree): { [name: string]: Value } {
  const unknown = unknownNames(fields, tree, "");
  if (unknown.length > 0) throw unknownParameters(unknown);
  return checkObject(fields, tree, "");
}

function unknownParameters(names: string[]): Error {
  const [first = ""] = names;
  if (first === "payment_method_types") {
    return invalid(
      "The payment_method_types parameter is no longer supported on this endpoint. Use allowed_payment_method_types or excluded_payment_method_types, or manage payment methods in the Dashboard.",
      { code: "payment_method_types_no_longer_supported", param: first },
    );
  }
  const message =
    names.length === 1
      ? `Received unknown parameter: ${first}`
      : `Received unknown parameters: ${names.join(", ")}`;
  return invalid(message, { code: "parameter_unknown", param: first });
}

function unknownNames(fields: Fields, tree: Tree, prefix: string): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const path = join(prefix, name);
    const field = fields.get(name);
    if (field === undefined) return [path];
    return typeof value === "string" ? [] : unknownWithin(field.shape, value, path);
  });
}

function unknownWithin(shape: Shape, tree: Tree, path: string): string[] {
  if (shape.is === "object") return unknownNames(shape.fields, tree, path);
  if (shape.is !== "list") return [];
  const element = shape.of;
  return Object.entries(tree).flatMap(([index, value]) =>
    typeof value === "string" ? [] : unknownWithin(element, value, join(path, index)),
  );
}

function checkObject(fields: Fields, tree: Tree, prefix: string): { [name: string]: Value } {
  const checked: { [name: string]: Value } = {};
  for (const [name, field] of fields) {
    const value = tree[name];
    const path = join(prefix, name);
    if (value !== undefined) checked[name] = checkField(field, value, path);
    else if (field.required) {
      throw invalid(`Missing required param: ${path}.`, { code: "parameter_missing", param: path });
    }
  }
  return checked;
}

function checkField(field: Field, value: string | Tree, path: string): Value {
  if (value !== "") return checkValue(field.shape, value, path);
  const unsets = field.emptyable || field.shape.is === "metadata" || field.shape.is === "string";
  if (unsets && !field.required) return "";
  throw invalid(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    { code: "parameter_invalid_empty", param: path },
  );
}

function checkValue(shape: Shape, value: string | Tree, path: string): Value {
  switch (shape.is) {
    case "object":
      return checkObject(shape.fields, asTree(value, path, "object"), path);
    case "list":
      return checkList(shape.of, asTree(value, path, "array"), path);
    case "metadata":
      return checkMetadata(asTree(value, path, "hash"), path);
    case "range":
      return typeof value === "string" ? integer(value, path) : checkRange(value, path);
    case "any":
      return typeof value === "string" ? value : JSON.stringify(value);
    default:
      return checkScalar(shape, asText(value, path), path);
  }
}

function checkScalar(shape: Shape, text: string, path: string): Value {
  switch (shape.is) {
    case "integer":
      return integer(text, path);
    case "number":
      if (!isDecimal(text)) throw invalid(`Invalid decimal: ${text}`, { param: path });
      return Number(text);
    case "decimal":
      if (!isDecimal(text)) throw invalid(`Invalid decimal: ${text}`, { param: path });
      return tidy(text);
    case "boolean":
      if (text === "true" || text === "false") return text === "true";
      throw invalid(`Invalid boolean: ${text}`, { param: path });
    case "enum":
      if (shape.values.includes(text)) return text;
      throw invalid(`Invalid ${path}: must be one of ${choices(shape.values)}`, { param: path });
    default:
      return checkText(text, path);
  }
}

function checkList(element: Shape, tree: Tree, path: string): Value[] {
  const entries = Object.entries(tree);
  if (entries.some(([index]) => !/^\d+$/.test(index))) throw invalid("Invalid array", { param: path });
  entries.sort(([a], [b]) => Number(a) - Number(b));
  return entries.map(([index, value]) => checkValue(element, value, join(path, index)));
}

function checkRange(tree: Tree, path: string): Value {
  const range: { [name: string]: Value } = {};
  for (const [name, value] of Object.entries(tree)) {
    const place = join(path, name);
    if (!["gt", "gte", "lt", "lte"].includes(name)) throw unknownParameters([place]);
    range[name] = integer(asText(value, place), place);
  }
  return range;
}

function integer(text: string, path: string): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw invalid(`Invalid integer: ${text}`, { code: "parameter_invalid_integer", param: path });
}

function asTree(value: string | Tree, path: string, what: string): Tree {
  if (typeof value !== "string") return value;
  // `expand=customer` without brackets is common, and Stripe takes it for a list of one.
  if (what === "array") return Object.assign(emptyTree(), { 0: value });
  throw invalid(`Invalid ${what}`, { param: path });
}

function asText(value: string | Tree, path: string): string {
  if (typeof value === "string") return value;
  throw invalid("Invalid string: {}", { param: path });
}

function choices(values: string[]): string {
  if (values.length < 3) return values.join(" or ");
  return `${values.slice(0, -1).join(", ")}, or ${values.at(-1)}`;
}

function join(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}[${name}]`;
}

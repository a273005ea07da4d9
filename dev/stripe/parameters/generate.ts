import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { declared } from "./calls.ts";
import { type Declarations, readDeclarations, type TypeNode } from "./declarations.ts";

/**
 * Writes `known.json`: for every supported call, the parameters that the SDK's own types allow. Run it after
 * changing the SDK's version or `calls.ts`:  node dev/stripe/parameters/generate.ts
 *
 * A key ends in `!` when the parameter is required and in `~` when an empty string unsets it. A value is a
 * word (`string`, `integer`, `decimal`, `enum a b`, `range`, ...), an object, or `{"[]": element}`.
 */

export type Known = string | { [name: string]: Known };

const sdk = join(dirname(fileURLToPath(import.meta.resolve("stripe"))), "..", "esm");

/** The text of `known.json`. */
export function generate(): string {
  const files = new Map<string, Declarations>();
  const known: Record<string, Known> = {};
  for (const [call, [file, name]] of Object.entries(declared)) {
    const declarations = files.get(file) ?? read(file);
    files.set(file, declarations);
    known[call] = fields(declarations, name);
  }
  return `${JSON.stringify(known, null, 2)}\n`;
}

function read(file: string): Declarations {
  const declarations: Declarations = new Map();
  for (const path of ["shared.d.ts", `resources/${file}.d.ts`]) {
    readDeclarations(readFileSync(join(sdk, path), "utf8"), declarations);
  }
  return declarations;
}

function fields(declarations: Declarations, name: string): { [name: string]: Known } {
  const declaration = declarations.get(name);
  if (declaration?.is !== "interface") throw new Error(`The SDK declares no interface ${name}.`);
  const known: { [name: string]: Known } = {};
  for (const base of declaration.extends)
    Object.assign(known, fields(declarations, lookUp(declarations, name, base)));
  for (const member of declaration.members) {
    const { type, emptyable } = unwrap(member.type);
    const key = `${member.name}${member.required ? "!" : ""}${emptyable ? "~" : ""}`;
    known[key] = describe(declarations, name, type, member.name);
  }
  return known;
}

function unwrap(type: TypeNode): { type: TypeNode; emptyable: boolean } {
  if (type.is === "name" && type.name === "Emptyable" && type.of[0])
    return { type: type.of[0], emptyable: true };
  if (type.is !== "union") return { type, emptyable: false };
  const members = type.members.filter((member) => !isEmpty(member));
  const [only] = members;
  return {
    type: members.length === 1 && only ? only : { is: "union", members },
    emptyable: members.length < type.members.length,
  };
}

function isEmpty(type: TypeNode): boolean {
  return (type.is === "name" && type.name === "null") || (type.is === "literal" && type.value === "");
}

const words: Record<string, string> = {
  string: "string",
  boolean: "boolean",
  Decimal: "decimal",
  MetadataParam: "metadata",
};

// TypeScript has one kind of number, Stripe two: these are the few that may have a fraction.
const fractions = new Set(["percentage", "application_fee_percent", "latitude", "longitude"]);

function describe(declarations: Declarations, from: string, type: TypeNode, field: string): Known {
  if (type.is === "map") return "metadata";
  if (type.is === "literal") return `enum ${type.value}`;
  if (type.is === "union") return describeUnion(type.members);
  if (type.name === "Array" && type.of[0]) return { "[]": describe(declarations, from, type.of[0], field) };
  if (type.name === "number") return fractions.has(field) ? "number" : "integer";
  const word = words[type.name];
  if (word !== undefined) return word;
  const target = lookUp(declarations, from, type.name);
  const declaration = declarations.get(target);
  return declaration?.is === "alias"
    ? describe(declarations, target, declaration.type, field)
    : fields(declarations, target);
}

function describeUnion(members: TypeNode[]): Known {
  const names = members.flatMap((member) => (member.is === "name" ? [member.name] : []));
  const values = members.flatMap((member) => (member.is === "literal" ? [member.value] : []));
  if (names.includes("RangeQueryParam")) return "range";
  if (values.length > 0 && names.every((name) => name === "OtherString")) return `enum ${values.join(" ")}`;
  return "any";
}

/** A name as seen from inside a namespace: the innermost declaration wins, as in TypeScript. */
function lookUp(declarations: Declarations, from: string, name: string): string {
  const parts = from.split(".");
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const candidate = [...parts.slice(0, depth), name].join(".");
    if (declarations.has(candidate) && candidate !== from) return candidate;
  }
  throw new Error(`${name} is not declared (seen from ${from}).`);
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] === here) writeFileSync(join(dirname(here), "known.json"), generate());

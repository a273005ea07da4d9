import { readFileSync } from "node:fs";
import type { Call } from "./calls.ts";
import type { Known } from "./generate.ts";

/** What one parameter may be. */
export type Shape =
  | { is: "string" | "integer" | "number" | "boolean" | "decimal" | "metadata" | "range" | "any" }
  | { is: "enum"; values: string[] }
  | { is: "list"; of: Shape }
  | { is: "object"; fields: Fields };

export interface Field {
  required: boolean;
  /** An empty string unsets it. */
  emptyable: boolean;
  shape: Shape;
}

export type Fields = Map<string, Field>;

/** The parameters of every supported call, read once from the generated table. */
export function loadKnown(): (call: Call) => Fields {
  const text = readFileSync(new URL("./known.json", import.meta.url), "utf8");
  const known = new Map<string, Known>(Object.entries(JSON.parse(text)));
  const loaded = new Map<Call, Fields>();
  return (call) => {
    const before = loaded.get(call);
    if (before !== undefined) return before;
    const fields = toFields(known.get(call) ?? {});
    loaded.set(call, fields);
    return fields;
  };
}

function toFields(known: Known): Fields {
  if (typeof known === "string") throw new Error("A call takes an object of parameters.");
  return new Map(
    Object.entries(known).map(([key, value]) => {
      const name = key.replace(/[!~]+$/, "");
      const field = { required: key.includes("!"), emptyable: key.endsWith("~"), shape: toShape(value) };
      return [name, field];
    }),
  );
}

function toShape(known: Known): Shape {
  if (typeof known !== "string") {
    const element = known["[]"];
    return element === undefined
      ? { is: "object", fields: toFields(known) }
      : { is: "list", of: toShape(element) };
  }
  const [word = "", ...values] = known.split(" ");
  switch (word) {
    case "enum":
      return { is: "enum", values };
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "decimal":
    case "metadata":
    case "range":
      return { is: word };
    default:
      return { is: "any" };
  }
}

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { flatten, parseForm } from "../../dev/stripe/http/form.ts";
import { generate } from "../../dev/stripe/parameters/generate.ts";

test("the table of known parameters is what the SDK declares", () => {
  const file = new URL("../../dev/stripe/parameters/known.json", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(generate());
});

test("forms are read with indexed, empty and nested brackets", () => {
  const plain = (text: string) => JSON.parse(JSON.stringify(parseForm(text)));
  expect(plain("a[b][c]=1&a[b][d]=2")).toEqual({ a: { b: { c: "1", d: "2" } } });
  expect(plain("types[0]=a&types[1]=b")).toEqual({ types: { 0: "a", 1: "b" } });
  expect(plain("types[]=a&types[]=b")).toEqual({ types: { 0: "a", 1: "b" } });
  expect(plain("l[][x]=1&l[][y]=2&l[][x]=3")).toEqual({ l: { 0: { x: "1", y: "2" }, 1: { x: "3" } } });
  expect(plain("m[a b]=%26&m[__proto__]=x")).toEqual({ m: { "a b": "&", ["__proto__"]: "x" } });
  expect(flatten(parseForm("b=2&a[x]=1"))).toEqual(flatten(parseForm("a[x]=1&b=2")));
});

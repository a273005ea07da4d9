import { expect, test } from "vitest";
import { inLanes } from "../run/lanes.ts";

test("Parts of the tests are begun in their order, two at a time, and none before one has ended", async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const all = inLanes(["a", "b", "c", "d"], 2, async (name) => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
  });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  expect(begun).toEqual(["a", "b"]);
  await end("b");
  expect(begun).toEqual(["a", "b", "c"]);
  await end("c");
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await end("a");
  await end("d");
  await all;
});

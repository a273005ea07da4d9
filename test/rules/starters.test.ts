import { expect, test } from "vitest";
import { PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { STARTERS, type Starter } from "../../src/worker/portals/starters.ts";
import { checkTemplate, MAIL_NAMES, PACKET_NAMES } from "../../src/worker/portals/templates.ts";
import { preflight } from "../../src/worker/preflight/preflight.ts";
import { NOW } from "./fixtures.ts";
import { EVERYTHING, goodJob } from "./starters-jobs.ts";
import { KEPT, MUTATIONS } from "./starters-mutations.ts";

/** Where a starter says something that the plain profile does not: `amounts.bids`, `mustShow.unit`, `rules.photosBefore`. */
function rulesOf({ rules, profile }: Starter): string[] {
  const { amounts } = profile;
  const differing = Object.entries(profile).flatMap(([part, said]) => {
    const plain: unknown = Reflect.get(PLAIN_PROFILE, part);
    if (Array.isArray(said)) return said.map((one) => `${part}.${one}`);
    if (typeof said !== "object" || said === null) return said === plain ? [] : [part];
    return Object.entries(said)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(Object(plain), name)))
      .map(([name]) => `${part}.${name}`);
  });
  // Two lines about one sum would be noise: where approval is in writing, that line says it.
  const within = amounts.withinNotToExceed && !amounts.writtenApproval ? ["amounts.withinNotToExceed"] : [];
  const equal = amounts.purchaseOrder === "equal" ? ["amounts.purchaseOrder=equal"] : [];
  return [...Object.keys(rules).map((name) => `rules.${name}`), ...differing, ...within, ...equal];
}

const failing = (job: ReturnType<typeof goodJob>) =>
  preflight(job, NOW).flatMap((check) => (check.state === "fail" ? [check.name] : []));

test("there are the sixteen, each with a source, and their templates can be read", () => {
  expect(STARTERS).toHaveLength(16);
  expect(new Set(STARTERS.map((one) => one.id)).size).toBe(16);
  expect(new Set(STARTERS.map((one) => one.name)).size).toBe(16);
  for (const { sources, profile, about, id } of STARTERS) {
    expect(sources.length, id).toBeGreaterThan(0);
    expect(about, id).not.toBe("");
    expect(profile.notes, id).not.toBe("");
    expect(checkTemplate(profile.packet.fileName, PACKET_NAMES), id).toBeNull();
    if (profile.mail.subject !== null) expect(checkTemplate(profile.mail.subject, MAIL_NAMES), id).toBeNull();
    expect(profile.packet.sections[0], id).toBe("cover");
  }
});

test.each([...STARTERS, EVERYTHING])("$name: a job that has everything passes every check", (starter) => {
  const checks = preflight(goodJob(starter), NOW);
  expect(checks.filter((check) => check.state !== "pass")).toEqual([]);
  expect(checks.every((check) => check.mend === null && check.at === null && check.words !== "")).toBe(true);
  expect(new Set(checks.map((check) => check.name)).size).toBe(checks.length);
});

const cases = [...STARTERS, EVERYTHING].flatMap((starter) =>
  rulesOf(starter).flatMap((rule) =>
    (MUTATIONS[rule] ?? []).map((mutation) => ({ starter, rule, id: starter.id, ...mutation })),
  ),
);

test.each(cases)("$id: $rule broken fails $fails and nothing else", ({ starter, fails, mutate }) => {
  const broken = mutate(goodJob(starter));
  expect(failing(broken)).toEqual([fails]);
  const line = preflight(broken, NOW).find((check) => check.name === fails);
  expect(line?.words).toMatch(/^[A-Z\d“]/);
  expect(line?.mend).toMatch(/^[A-Z]/);
});

test("no starter has a rule that is neither kept by the papers nor broken by a test", () => {
  const unproved = [...STARTERS, EVERYTHING].flatMap((starter) =>
    rulesOf(starter).filter((rule) => !KEPT.includes(rule) && !MUTATIONS[rule]),
  );
  expect(unproved).toEqual([]);
});

test("no rule is broken by a test that no starter has", () => {
  const known = new Set([...STARTERS, EVERYTHING].flatMap(rulesOf));
  expect(Object.keys(MUTATIONS).filter((rule) => !known.has(rule))).toEqual([]);
});

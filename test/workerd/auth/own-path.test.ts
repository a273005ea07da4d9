import { expect, test } from "vitest";
import { ownPath } from "../../../src/worker/auth/own-path.ts";

test("Only our own paths are gone to after signing in", () => {
  for (const path of ["/office", "/office/jobs?status=new&page=2", "/crew/jobs/job_1"]) {
    expect(ownPath(path)).toBe(path);
  }
  const others = [
    undefined,
    "",
    "/",
    "office",
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "/.//evil.test",
    "/x/..//evil.test",
    "javascript:alert(1)",
    "/sign-out",
    "/sign-in/code",
  ];
  for (const path of others) expect(ownPath(path)).toBe(null);
});

import { MONEY_ACTIONS } from "../../src/worker/billing/who-may.ts";

/** What stands in a path without being an id, and is spelled nowhere in it. */
const WORDS: { [parameter: string]: readonly string[] } = {
  action: MONEY_ACTIONS.map((one) => one.replaceAll("_", "-")),
  verb: ["cancel", "bill", "send-draft", "reach-milestone"],
  file: ["original.eml"],
};

const PARAMETER = /:(\w+)(?:\{([^/]*)\})?/;

/** Every address that a route of the app stands for, with ids in place of its parameters. */
export function fillRoute(path: string, idFor: (path: string, parameter: string) => string): string[] {
  const found = PARAMETER.exec(path);
  if (!found) return [path];
  const [whole, name = "", pattern = ""] = found;
  const values = /^[a-z-]+(\|[a-z-]+)+$/.test(pattern) ? pattern.split("|") : WORDS[name];
  return (values ?? [idFor(path, name)]).flatMap((value) => fillRoute(path.replace(whole, value), idFor));
}

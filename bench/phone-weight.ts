import type { PhoneStage } from "./phone.ts";
import type { Passed } from "./phone-edge.ts";
import { atRest, newPhone } from "./phone-look.ts";
import { type Figure, figure } from "./statistics.ts";

const KB = 1024;

/** What a crew's job weighs on the wire: on a phone that was never here, for use without signal, and the next time. */
export async function benchWeight(stage: PhoneStage): Promise<Figure[]> {
  const { edge, jobId } = stage;
  const page = await newPhone(stage);
  const path = `/crew/jobs/${jobId}`;
  const load = async () => {
    edge.clear();
    await page.goto(`${edge.url}${path}`);
    await atRest(page, stage);
    return edge.passed();
  };
  const first = await load();
  const second = await load();
  await page.context().close();

  const asked = first.filter(({ by, path: name }) => by === "page" && !isPicture(name));
  const kept = first.filter(({ by }) => by === "service worker");
  const again = second.filter(({ by }) => by === "page");
  const others = again.filter((one) => !isPicture(one.path) && new URL(one.path, edge.url).pathname !== path);
  const named = ({ path: name, contentType }: Passed) =>
    new URL(name, edge.url).pathname === path ? (isData(contentType) ? "its data" : "the page") : name;
  return [
    figure("first load of a job, in all", "KB", [sum(asked)], { most: 60 }),
    ...asked.map((one) => figure(`first load of a job, ${named(one)}`, "KB", [sum([one])])),
    figure("first load of a job, small pictures beside that", "KB", [
      sum(first.filter((one) => isPicture(one.path))),
    ]),
    figure("kept for use without signal, fetched behind it", "KB", [sum(kept)]),
    figure("kept for use without signal, answers", "answers", [kept.length]),
    figure("second load of a job, in all", "KB", [sum(again)]),
    ...again.map((one) => figure(`second load of a job, ${named(one)}`, "KB", [sum([one])])),
    figure("second load of a job, beside the page and its data", "answers", [others.length], { most: 0 }),
    figure(
      "second load of a job, small pictures fetched again",
      "answers",
      [again.filter((one) => isPicture(one.path)).length],
      { most: 0 },
    ),
  ];
}

function sum(answers: readonly Passed[]): number {
  return answers.reduce((all, { bytes }) => all + bytes, 0) / KB;
}

/** Pictures of the job: they grow with it. */
function isPicture(path: string): boolean {
  return /\/(thumbnail|signatures\/[^/]+)$/.test(path);
}

function isData(contentType: string): boolean {
  return contentType.startsWith("application/json");
}

import { inTurn, ratios, type Target } from "./load.ts";
import { type Company, seedCompany, seedJobs } from "./seed.ts";
import { openStage, type Stage } from "./stage.ts";
import { type Figure, figure } from "./statistics.ts";

const SMALL = 1_000;
const LARGE = 50_000;

/** The screens that are looked at all day: how fast, beside a bare Worker, and what they ask of the database. */
export async function benchPages(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const { large, jobId, figures } = await countQuestions(stage);
    return [...figures, ...(await measureSpeed(stage, large, jobId))];
  } finally {
    await stage.close();
  }
}

/** Path, and who looks at it. */
type Page = { path: string; who: keyof Company["cookies"] };

const pages = (jobId: string, crewJobId: string): Record<string, Page> => ({
  "/office/jobs": { path: "/office/jobs", who: "office" },
  "/office/jobs/{id}": { path: `/office/jobs/${jobId}`, who: "office" },
  "/office": { path: "/office", who: "office" },
  "/crew/jobs/{id}": { path: `/crew/jobs/${crewJobId}`, who: "crew" },
});

const searches = (): Record<string, Page> => ({
  "/office/jobs?status=on_site": { path: "/office/jobs?status=on_site", who: "office" },
  "/office/jobs?filter=unbilled": { path: "/office/jobs?filter=unbilled", who: "office" },
  "/office/jobs?filter=waiting": { path: "/office/jobs?filter=waiting", who: "office" },
  "/office/jobs?filter=overdue": { path: "/office/jobs?filter=overdue", who: "office" },
  "/office/jobs?q=shore 14b": { path: "/office/jobs?q=shore+14b", who: "office" },
  "/office/invoices": { path: "/office/invoices", who: "office" },
  "/crew": { path: "/crew", who: "crew" },
});

/** Place 84 of the queue is a billed job that was given to the first crew: everything on it, and nothing in motion. */
const LOOKED_AT = 84;

/** What each page asks, with few jobs and then with many in the same database. */
async function countQuestions(stage: Stage) {
  const app = await stage.startCountingApp();
  const counted: Record<string, Counts[]> = {};
  const count = async (company: Company, ids: readonly string[]): Promise<void> => {
    const jobId = ids[LOOKED_AT] ?? "";
    for (const [name, page] of Object.entries({ ...pages(jobId, jobId), ...searches() })) {
      const counts = await countsOf(`${app.url}${page.path}`, company.cookies[page.who]);
      counted[name] = [...(counted[name] ?? []), counts];
    }
  };
  // A neighbour after both of them: the last entries of an index cost a row less to read to their end.
  await seedJobs(app.d1, await seedCompany(app.d1, "org_z_neighbour"), 400);
  const small = await seedCompany(app.d1, "org_small");
  await count(small, await seedJobs(app.d1, small, SMALL));
  const large = await seedCompany(app.d1, "org_large");
  const began = performance.now();
  const ids = await seedJobs(app.d1, large, LARGE);
  const seconds = (performance.now() - began) / 1000;
  await count(large, ids);
  await stage.stop(app);

  const figures = Object.entries(counted).flatMap(([name, [few, many]]) => {
    if (!few || !many) return [];
    return [
      figure(`${name}, statements`, `in ${many.trips} trip${many.trips === 1 ? "" : "s"}`, [many.statements]),
      figure(`${name}, with ${SMALL.toLocaleString("en")} jobs`, "rows read", [few.rows]),
      figure(`${name}, with ${LARGE.toLocaleString("en")} jobs`, "rows read", [many.rows], {
        most: few.rows,
      }),
    ];
  });
  const seeding = figure(`writing ${LARGE.toLocaleString("en")} jobs`, "s", [seconds], { most: 60 });
  return { large, jobId: ids[LOOKED_AT] ?? "", figures: [...figures, seeding] };
}

async function measureSpeed(stage: Stage, company: Company, jobId: string): Promise<Figure[]> {
  const app = await stage.startApp();
  const organisationId = company.organisation.id;
  const bare = await stage.startBare({ ORGANISATION: organisationId, JOB: jobId });
  const theirs = await seedCompany(bare.d1, organisationId);
  await seedJobs(bare.d1, theirs, SMALL);

  const shown = Object.entries(pages(jobId, jobId)).map(([name, { path, who }]): [string, Target] => [
    name,
    { url: `${app.url}${path}`, headers: { cookie: company.cookies[who] } },
  ]);
  const ours = [...shown, ...shown.filter(([name]) => isKept(name)).map(madeAnew)];
  const loads = await inTurn(
    {
      "bare: one query": { url: `${bare.url}/one` },
      "bare: 50 rows": { url: `${bare.url}/rows` },
      ...Object.fromEntries(ours),
    },
    { rounds: 7, seconds: 2 },
  );
  const bareLoads = loads["bare: one query"];
  return [
    ...Object.entries(loads).map(([name, rounds]) =>
      figure(
        name,
        "requests/s",
        rounds.map((one) => one.perSecond),
      ),
    ),
    ...ours.map(([name]) => {
      const aim = isKept(name) ? { least: 0.6 } : undefined;
      return figure(
        `${name} of bare, one query`,
        "ratio",
        ratios(loads[name as never] ?? [], bareLoads),
        aim,
      );
    }),
  ];
}

/** Screens that are looked at again and again: unchanged, they are not made again. */
function isKept(name: string): boolean {
  return name === "/office/jobs" || name === "/office/jobs/{id}";
}

let looks = 0;

/** The same page as if something had changed before each look. */
function madeAnew([name, target]: [string, Target]): [string, Target] {
  const { pathname } = new URL(target.url);
  return [`${name}, made anew`, { ...target, nextPath: () => `${pathname}?look=${++looks}` }];
}

type Counts = { statements: number; trips: number; rows: number; unmetered: number; sqlMs: number };

async function countsOf(url: string, cookie: string): Promise<Counts> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const header = answer.headers.get("bench-database");
  await answer.arrayBuffer();
  if (answer.status !== 200 || !header) throw new Error(`${url} answers ${answer.status}`);
  const counts: Counts = JSON.parse(header);
  if (counts.unmetered > 0) throw new Error(`${url} asks ${counts.unmetered} times without D1's figures`);
  return counts;
}

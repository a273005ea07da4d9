import { describe, expect, test } from "vitest";
import { crewMessages } from "../../src/messages/crew/messages.ts";
import { type Language, localeFor } from "../../src/messages/language.ts";
import { JobPage, JobScreen } from "../../src/views/crew/job-page.tsx";
import { Uploads } from "../../src/views/crew/uploads.tsx";
import type { CrewJob } from "../../src/worker/crew/crew-job.ts";
import { jobScreen } from "../../src/worker/crew/screen.ts";
import type { PendingItem, PhoneState } from "../../src/worker/crew/waiting.ts";
import { JOB_STATUSES } from "../../src/worker/jobs/types.ts";
import { crewJob, EVERY_DEED, held, phoneWith, readerOf, snapshotOf } from "./crew-fixtures.ts";
import { NOW } from "./fixtures.ts";

type Around = { language?: Language; pending?: PendingItem[]; phone?: PhoneState };

function html(job: CrewJob, { language = "en", ...around }: Around = {}): string {
  const props = jobScreen(snapshotOf(job, language), { ...readerOf(language), ...around });
  return String(JobScreen(props));
}

/** What a person reads, without the markup. */
function read(markup: string): string {
  const plain = markup
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  return plain.replace(/\s+/gu, " ");
}

const footOf = (markup: string) => read(markup.slice(markup.indexOf("<footer")));

test.each([
  ["en", "says that this job is cancelled"],
  ["es", "dice que este trabajo está cancelado"],
] as const)("%s: a crew is told that a manager cancelled, while there is a way to go", (language, words) => {
  const said = { ...crewJob({ status: "scheduled" }), saidCancelled: true };
  expect(read(html(said, { language }))).toContain(words);
  expect(read(html({ ...said, saidCancelled: false }, { language }))).not.toContain(words);
  expect(
    read(html({ ...crewJob({ status: "completed" }), saidCancelled: true }, { language })),
  ).not.toContain(words);
});

describe("the foot says the one next thing and where the job stands", () => {
  const completedAt = NOW - 55 * 60_000;
  test.each([
    ["new", "The office has not accepted this job yet.", "La oficina todavía no acepta este trabajo."],
    [
      "accepted",
      "I am on my way I am here already Planned for today",
      "Voy en camino Ya estoy aquí Programado para hoy",
    ],
    [
      "scheduled",
      "I am on my way I am here already Planned for today",
      "Voy en camino Ya estoy aquí Programado para hoy",
    ],
    ["en_route", "I have arrived On the way", "Ya llegué En camino"],
    [
      "on_site",
      "Take after photo Complete the job On site since 9:42 AM",
      "Tomar foto de después Terminar el trabajo En el sitio desde: 9:42 a.m.",
    ],
    [
      "returned",
      "Take after photo Complete the job Sent back by the office",
      "Tomar foto de después Terminar el trabajo Devuelto por la oficina",
    ],
    [
      "completed",
      "Completed 9:05 AM. The office looks at the proof next.",
      "Terminado: 9:05 a.m. Ahora la oficina revisa los comprobantes.",
    ],
    [
      "approved",
      "Completed 9:05 AM. Nothing more to do here.",
      "Terminado: 9:05 a.m. No queda nada por hacer aquí.",
    ],
    [
      "closed",
      "Completed 9:05 AM. Nothing more to do here.",
      "Terminado: 9:05 a.m. No queda nada por hacer aquí.",
    ],
    ["on_hold", "On hold. The office says when it goes on.", "En pausa. La oficina avisa cuándo sigue."],
    ["cancelled", "Cancelled. Nothing to do here.", "Cancelado. No hay nada que hacer aquí."],
  ] as const)("%s", (status, en, es) => {
    const job = crewJob({ status, completedAt });
    expect(footOf(html(job)).trim()).toBe(en);
    expect(footOf(html(job, { language: "es" })).trim()).toBe(es);
  });

  test("what is asked for first is what is missing first, until nothing is", () => {
    const done = EVERY_DEED.filter(({ type }) => type !== "step" && type !== "correct_time");
    const steps = [
      "Take after photo",
      "Take after photo",
      "Answer the checklist",
      "Choose the resolution code",
    ];
    const supplied = [
      held({ type: "photo", label: "after" }),
      held({ type: "photo", label: "after" }),
      held({ type: "answer_checklist", itemId: "gate", answer: "done" }),
    ];
    steps.forEach((words, index) => {
      expect(footOf(html(crewJob(), { pending: supplied.slice(0, index) }))).toContain(words);
    });
    const all = [...supplied, ...done.map((deed) => held(deed))];
    expect(footOf(html(crewJob(), { pending: all })).trim()).toBe("Complete the job On site since 9:42 AM");
  });

  test("a step that waits on the phone is taken, and said to be sent", () => {
    const pending = [held({ type: "step", step: "complete" })];
    const online = html(crewJob(), { pending, phone: phoneWith({ unsent: 1 }) });
    expect(footOf(online).trim()).toBe("Completed 9:55 AM, will be sent");
    const offline = html(crewJob(), {
      pending,
      phone: phoneWith({ unsent: 1, online: false }),
      language: "es",
    });
    expect(footOf(offline).trim()).toBe("Terminado: 9:55 a.m. · sin señal, guardado; se enviará");
  });

  test("a refusal stands in the foot in the reader's words", () => {
    const snapshot = snapshotOf(crewJob({ serialNumbers: ["A"] }), "es");
    const { missing } = jobScreen(snapshot, readerOf("es"));
    const refusal = { code: "proof_missing" as const, detail: "English", missing };
    const foot = footOf(String(JobScreen(jobScreen(snapshot, { ...readerOf("es"), refusal }))));
    expect(foot).toContain("Todavía falta: Faltan 2 fotos de después Falta 1 punto de la lista de revisión");
    expect(foot).toContain("Falta la firma del cliente");
    expect(foot).not.toContain("English");
  });
});

test("what every deed leaves on the phone is on the screen at once, with how far it is", () => {
  const pending = EVERY_DEED.map((deed) => held(deed));
  const seen = read(html(crewJob(), { pending, phone: phoneWith({ unsent: pending.length }) }));
  for (const words of [
    "Left the key <b>under</b> the mat & locked up Dana Reyes, 9:55 AM Waiting",
    "After photos 1 of 2 Waiting",
    "M. Ortiz, tenant · 9:55 AM Waiting",
    "Screen work Dana Reyes Waiting 30 min",
    "Gate locked Waiting",
    "Resolution code Done",
    "SN-1",
    "1 h 45 min · corrected: “Forgot to press”",
    "Asked for $600.00. A third panel is torn Waiting for the written approval since 9:55 AM Waiting",
    "Link sent to tenant@lakeside.example, 9:55 AM. Not confirmed yet. Waiting",
  ]) {
    expect(seen).toContain(words);
  }
  // Taken off: the line of two hundred and fifty cents a square foot.
  expect(seen).not.toContain("42 sq ft");
});

test("what was not taken stands first, with why and what can be done; a photo stands with its picture", () => {
  const stuck = [
    held({ type: "note", body: "Gate" }, problem("job_ended")),
    held({ type: "ask_for_more", amount: 100, reason: "More" }, problem("invalid_input")),
    held({ type: "photo", label: "after" }, problem("heic_unreadable")),
    held({ type: "step", step: "complete" }, problem("never_heard_of")),
  ];
  const markup = html(crewJob({ status: "returned" }), {
    pending: stuck,
    phone: phoneWith({ stuck }),
    language: "es",
  });
  const seen = read(markup);
  expect(seen.indexOf("No se aceptó")).toBeLessThan(seen.indexOf("Rescreen lanai"));
  expect(seen).toContain(
    "Nota: «Gate» 9:55 a.m. El trabajo ya se cerró; esto no se puede cambiar. Reintentar Quitar Dejarlo como nota",
  );
  expect(seen).toContain("Pedir $1.00: «More» 9:55 a.m. Pedir más de lo que ya está aprobado.");
  expect(seen).toContain("The sentence as it came.");
  const tile = read(markup.slice(markup.indexOf("Fotos de después</h2>")));
  expect(tile).toContain("Sin enviar Este teléfono no puede abrir este tipo de foto (HEIC).");
  expect(tile).toContain("Enviar tal como está");
  // Not said to be there: the count is what the office has or will have.
  expect(tile).toMatch(/^Fotos de después 0 de 2/);
  expect(markup.match(/data-keep/g)).toHaveLength(3);
});

function problem(code: string): Partial<PendingItem> {
  return { state: "attention", problem: { code, detail: "The sentence as it came." } };
}

test("more than what is approved is a warning, with the way to ask; the answers stand under it", () => {
  const job = crewJob({ total: 51_250 });
  expect(read(html(job))).toContain("Not to exceed $450.00 $512.50 used $62.50 over what is approved.");
  job.asks = [
    { ...asked("more_1"), status: "approved", answer: "Go on", answeredBy: "Pat" },
    { ...asked("more_2"), status: "declined", answer: "No", answeredBy: "Pat" },
  ];
  expect(read(html(job))).toContain("Approved by Pat: “Go on”");
  expect(read(html(job, { language: "es" }))).toContain("Rechazado por Pat: «No»");
});

function asked(id: string) {
  return {
    id,
    amount: 60_000,
    reason: "More",
    askedAt: NOW,
    status: "asked" as const,
    answer: null,
    answeredBy: null,
  };
}

test("the count of what is not sent says the most pressing thing", () => {
  const words = (phone: PhoneState | undefined, language: Language = "en") =>
    read(String(Uploads({ phone, t: crewMessages(language) }))).trim();
  const stuck = [held({ type: "note", body: "x" })];
  expect(String(Uploads({ phone: undefined, t: crewMessages("en") }))).toContain("hidden");
  expect(words(phoneWith({ unsent: 0 }))).toBe("All sent");
  expect(words(phoneWith({ unsent: 3 }))).toBe("3 to send");
  expect(words(phoneWith({ unsent: 3, online: false }))).toBe("No signal · 3 kept");
  expect(words(phoneWith({ unsent: 1, online: false }), "es")).toBe("Sin señal · 1 guardado");
  expect(words(phoneWith({ unsent: 3, online: false, stuck }))).toBe("1 not sent");
  expect(words(phoneWith({ unsent: 3, online: false, stuck, signedOut: true }))).toBe("Sign in");
});

test("signed out and a browser that may forget are said in words", () => {
  const phone = phoneWith({ unsent: 12, signedOut: true, mayForget: true });
  const seen = read(html(crewJob(), { phone }));
  expect(seen).toContain("You are signed out. Sign in to send 12 things; they are kept.");
  expect(seen).toContain("This browser may throw away");
  expect(read(html(crewJob(), { phone: phoneWith({ mayForget: null }) }))).not.toContain("throw away");
});

test("what people wrote is text, in the page and in the page's data", () => {
  const evil = `</script><script>alert("1")</script>`;
  const job = crewJob({ title: evil, description: evil, reason: evil });
  job.notes = [{ id: "note_1", body: evil, author: evil, writtenAt: NOW }];
  const snapshot = snapshotOf(job);
  const page = String(JobPage({ ...jobScreen(snapshot, readerOf("en")), snapshot }));
  expect(page).not.toContain("<script>alert");
  const data = /<script type="application\/json" id="snapshot">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  expect(JSON.parse(data)).toEqual(snapshot);
});

test("each place that a missing thing leads to is on the page, once", () => {
  for (const status of JOB_STATUSES) {
    const ids = [...html(crewJob({ status })).matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, status).toBe(ids.length);
    const aims = [
      ...html(crewJob({ status })).matchAll(/\s(?:for|href)="#?((?:camera|photos|check|clos|sign)[^"]*)"/g),
    ];
    expect(aims.length).toBeGreaterThan(5);
    for (const [, aim] of aims) expect(ids, status).toContain(aim);
  }
});

describe("two languages", () => {
  test("every word is there in both, and none is the other's", () => {
    const [en, es] = [wordsIn(crewMessages("en")), wordsIn(crewMessages("es"))];
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    const same = Object.keys(en).filter((key) => en[key] === es[key]);
    expect(same).toEqual([]);
  });

  test("no English word stands on a Spanish screen", () => {
    const english = new Set(Object.values(wordsIn(crewMessages("en"))));
    for (const status of JOB_STATUSES) {
      const pending = EVERY_DEED.map((deed) => held(deed));
      const phone = phoneWith({ unsent: 3, mayForget: true, signedOut: true, stuck: pending });
      const markup = html(crewJob({ status, reason: "xyz" }), { pending, phone, language: "es" });
      const said = [
        ...markup.split(/<[^>]*>/),
        ...[...markup.matchAll(/(?:aria-label|alt)="([^"]*)"/g)].map((match) => match[1] ?? ""),
      ];
      expect(said.map((text) => text.trim()).filter((text) => english.has(text))).toEqual([]);
    }
  });

  test("numbers and times are the organisation's, in the reader's language", () => {
    expect(localeFor("en", "en-GB")).toBe("en-GB");
    expect(localeFor("es", "en-GB")).toBe("es-GB");
    expect(localeFor("es", "es-MX")).toBe("es-MX");
    expect(localeFor("en", "es-MX")).toBe("en-MX");
    expect(localeFor("es", "en")).toBe("es-US");
  });
});

/** Every text by its place; what counts or names something is called with a seven. */
function wordsIn(node: unknown, path = ""): { [path: string]: string } {
  if (typeof node === "string") return { [path]: node };
  if (typeof node === "function") return { [path]: String(node(7, 7)) };
  return Object.assign(
    {},
    ...Object.entries(node ?? {}).map(([key, value]) => wordsIn(value, `${path}.${key}`)),
  );
}

import { decide, decideFirst } from "../../src/worker/jobs/decide.ts";
import type {
  CloseoutRules,
  Command,
  Context,
  Decision,
  Job,
  JobSetting,
  JobStatus,
} from "../../src/worker/jobs/types.ts";
import type { PortalProfile } from "../../src/worker/portals/profile.ts";

export const NOW = Date.parse("2026-11-19T15:00:00Z");
export const DAY = 86_400_000;

export const setting: JobSetting = {
  organisation: {
    id: "org_1",
    name: "Gulf Coast Screens",
    email: "billing@gulf.example",
    phone: null,
    licence: null,
    address: null,
    timeZone: "America/New_York",
    currency: "usd",
    locale: "en-US",
    rules: {
      photosBefore: 2,
      photosAfter: 2,
      signature: true,
      review: true,
      billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 15 } },
    },
    brand: {},
    identity: {},
    alerts: {},
    numbering: {},
    stripe: {},
    billingTokenVersion: 1,
    createdAt: NOW,
    version: 0,
  },
  customer: {
    organisationId: "org_1",
    id: "cust_1",
    name: "Lakeside HOA",
    email: "ap@lakeside.example",
    phone: null,
    address: null,
    country: null,
    taxId: null,
    externalId: null,
    identity: "ap@lakeside.example",
    billing: {},
    exemptCertificate: null,
    postal: null,
    createdAt: NOW,
    updatedAt: NOW,
  },
  site: {
    organisationId: "org_1",
    id: "site_1",
    line1: "842 Cypress Bend Dr",
    line2: "Unit 14B",
    city: "Tampa",
    region: "FL",
    postalCode: "33602",
    country: "US",
    latitude: null,
    longitude: null,
    createdAt: NOW,
  },
  portal: null,
  documents: [],
  accounts: [],
  payers: [],
};

/** A portal with these rules for the crew, billed as its profile says. */
export function portalOf(
  rules: Partial<CloseoutRules>,
  profile: Partial<PortalProfile> = {},
  name = "Latchel",
) {
  return {
    ...{ organisationId: "org_1", id: "port_1", name, rules, profile, createdAt: NOW, updatedAt: NOW },
    ...{ customerId: null, mailKey: null, senders: [], formerNames: [], tokenVersion: 1 },
  };
}

/** A context whose ids count up, so that every run is the same. */
export function contextAt(now: number, over: Partial<Context> = {}): Context {
  return {
    now,
    actor: { kind: "member", id: "mem_1", name: "Dana" },
    source: "office",
    newId: (prefix) => `${prefix}_${++count}`,
    chance: () => 0.5,
    deployment: { open: true, livemode: true },
    ...over,
  };
}
let count = 0;

export function ticket(over: object = {}): Extract<Command, { type: "receive" }> {
  return {
    type: "receive",
    ticket: {
      source: "appfolio",
      ticketNumber: "48213",
      portalId: null,
      customerId: "cust_1",
      siteId: "site_1",
      title: "Rescreen lanai, two torn panels",
      currency: "usd",
      lines: [
        { description: "Labour", quantity: "1.75", unitAmount: 9000, kind: "labour" },
        { description: "Screen", quantity: "42", unitAmount: 250, taxRate: "7.5" },
      ],
      ...over,
    },
  };
}

export function newJob(now = NOW, over: Partial<JobSetting> = {}): Job {
  const decision = decideFirst({ ...setting, ...over }, "job_1", ticket(), contextAt(now));
  if (!decision.ok) throw new Error(decision.detail);
  return committed(decision);
}

/** The job as the object would hold it after a commit: its version counts its events. */
export function committed(decision: Extract<Decision, { ok: true }>): Job {
  const { job, events } = decision;
  return { ...job, row: { ...job.row, version: job.row.version + events.length } };
}

export function run(job: Job, command: Command, context: Context = contextAt(NOW)): Decision {
  return decide(job, job, command, context);
}

/** The job after commands none of which may be refused. */
export function after(job: Job, commands: Command[], now = NOW): Job {
  return commands.reduce((current, command) => {
    const decision = run(current, command, contextAt(now));
    if (!decision.ok) throw new Error(`${command.type}: ${decision.detail}`);
    return committed(decision);
  }, job);
}

function photo(id: string, label: "before" | "after"): Command {
  const measures = { bytes: 1000, width: 800, height: 600, latitude: null, longitude: null };
  const names = {
    id,
    clientId: id,
    storageKey: `org_1/job_1/${id}.jpg`,
    thumbnailKey: null,
    mediumKey: null,
    mediumBytes: null,
    contentType: "image/jpeg",
    sha256: id,
  };
  return { type: "attach_photo", photo: { ...names, ...measures, label, takenAt: NOW } };
}

const signed: Command = {
  type: "attach_signature",
  signature: {
    ...{ id: "sig_1", name: "M. Ortiz", role: "tenant", method: "drawn" as const },
    ...{ storageKey: "s", sha256: "s", signedAt: NOW },
  },
};

/** The job as its ticket left it. */
export function withLook(job: Job, needsLook: Job["row"]["needsLook"]): Job {
  return { ...job, row: { ...job.row, needsLook } };
}

export const PROOF: Command[] = [
  photo("b1", "before"),
  photo("b2", "before"),
  photo("a1", "after"),
  photo("a2", "after"),
  signed,
];

/** A job in each state, with all proof there. */
export function jobIn(status: JobStatus, over: Partial<JobSetting> = {}): Job {
  const job = after(newJob(NOW, over), PROOF);
  const ways: { [status in JobStatus]: Command[] } = {
    new: [],
    accepted: [{ type: "accept" }],
    scheduled: [{ type: "schedule", scheduledOn: "2026-11-20" }],
    en_route: [{ type: "accept" }, { type: "set_out" }],
    on_site: [{ type: "accept" }, { type: "arrive" }],
    completed: [{ type: "accept" }, { type: "arrive" }, { type: "complete" }],
    approved: [{ type: "accept" }, { type: "arrive" }, { type: "complete" }, { type: "approve" }],
    closed: [{ type: "accept" }, { type: "arrive" }, { type: "complete" }, { type: "approve" }],
    on_hold: [{ type: "accept" }, { type: "hold", reason: "waits for a part" }],
    returned: [
      { type: "accept" },
      { type: "arrive" },
      { type: "complete" },
      { type: "return", reason: "one more photo" },
    ],
    cancelled: [{ type: "cancel", reason: "asked for twice" }],
  };
  const there = after(job, ways[status]);
  return status === "closed" ? { ...there, row: { ...there.row, status, closedAt: NOW } } : there;
}

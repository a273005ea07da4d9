import type { Base } from "../clock.ts";
import { on } from "../clock.ts";
import { approved, type JobSpec, type Step, step, taken, viewed, visit } from "../story.ts";
import { fixed, labour, material, travel } from "./lines.ts";
import { bell, ortiz } from "./signers.ts";

/** Days before the payment on which it came in, was done and was approved, and whether the letter was opened. */
function paidStory(crew: string, scene: string, days: [number, number, number], by: typeof bell): Step[] {
  const [received, done, looked] = days;
  return [
    ...taken(on(received, "10:20"), crew, done),
    ...visit(on(done, "10:30"), { crew, scene, minutes: 95, signed: by }),
    approved(on(looked, "16:25")),
    ...viewed(on(Math.max(looked - 1, 0), "17:40")),
    step(on(0, "17:55"), "stripe", { type: "stripe", news: "paid" }),
  ];
}

const lastMonth = (day: number): Base => ({ monthsAgo: 1, day });

/** Invoices that were paid, this month and in the two before it. */
export const jobsPaid: JobSpec[] = [
  {
    title: "Gate latch and strike plate",
    source: "office",
    customer: "palm",
    site: "palm3",
    lines: [travel(3500), labour("0.5"), fixed("Latch set", 1500)],
    received: on(7, "08:45"),
    receivedBy: "dana",
    base: { thisMonth: 1 },
    story: paidStory("luis", "gate", [7, 5, 4], bell),
  },
  {
    title: "AC drain line flush and new trap",
    source: "AppFolio",
    portal: "appfolio",
    ticket: "48102",
    purchaseOrder: "BPM-3312",
    customer: "bay",
    site: "bayshore508",
    lines: [fixed("Service call", 8900), labour("1"), material("Trap and fittings", "1", 2350)],
    received: on(10, "07:50"),
    base: { thisMonth: 4 },
    story: paidStory("minh", "ac", [10, 7, 6], ortiz),
  },
  {
    title: "Pool cage cable and kick panels",
    source: "AppFolio",
    portal: "appfolio",
    ticket: "48033",
    purchaseOrder: "PO-7611",
    customer: "lakeside",
    site: "cypressPool",
    lines: [
      labour("6.5"),
      material("Kick panel, 8 ft", "9", 4125),
      material("Stainless cable kit", "2", 8890),
    ],
    received: on(15, "09:05"),
    base: { thisMonth: 8 },
    story: paidStory("luis", "cage", [15, 11, 10], bell),
  },
  {
    title: "Sink trap and disposal",
    source: "Property Meld",
    portal: "property-meld",
    ticket: "PM-59871",
    customer: "westbay",
    site: "gulf",
    lines: [labour("2"), material("Disposal 1/2 hp", "1", 12900), material("P-trap kit", "1", 2185)],
    received: on(14, "09:30"),
    base: lastMonth(22),
    story: paidStory("minh", "sink", [14, 12, 11], ortiz),
  },
  {
    title: "Lanai rescreen, three panels",
    description: "Perro bravo en el patio; llamar antes de entrar.",
    source: "office",
    customer: "munoz",
    site: "habana",
    lines: [labour("3.25"), material("Screen 18×14 charcoal, sq ft", "96", 250)],
    received: on(16, "11:15"),
    receivedBy: "dana",
    base: lastMonth(9),
    story: paidStory("luis", "screen", [16, 13, 12], ortiz),
  },
  {
    title: "Brush clearing, retention pond",
    source: "AppFolio",
    portal: "appfolio",
    ticket: "47655",
    purchaseOrder: "PO-7402",
    customer: "lakeside",
    site: "cypressPool",
    lines: [labour("7", 8500, "Two-man crew with brush cutter"), fixed("Debris haul", 18000)],
    received: on(21, "08:10"),
    base: { monthsAgo: 2, day: 17 },
    story: paidStory("minh", "clearing", [21, 17, 15], bell),
  },
];

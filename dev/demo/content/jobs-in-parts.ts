import { ago, on } from "../clock.ts";
import { type JobSpec, step, taken, viewed } from "../story.ts";
import { fixed, labour, material } from "./lines.ts";

/** Billed in two: the deposit is paid, the rest comes with the work. And more work, to which the customer has not said yes yet. */
const screenRoom: JobSpec = {
  title: "Screen room on the back patio",
  description: "New aluminium frame, 12 by 16 ft, one door to the yard. Permit is in the office.",
  source: "office",
  customer: "hoa",
  site: "waters",
  lines: [
    labour("18"),
    material("Aluminium frame, white, ft", "84", 1450),
    material("Screen 18×14 charcoal, sq ft", "448", 250),
    fixed("Permit and drawing", 22000),
  ],
  received: on(12, "10:05"),
  receivedBy: "renata",
  story: [
    step(on(12, "10:20"), "dana", { type: "accept" }),
    step(on(12, "10:24"), "dana", {
      type: "plan_milestones",
      milestones: [{ title: "Deposit", kind: "deposit", sharePercent: "30", shareAmount: null }],
    }),
    step(on(12, "10:26"), "dana", { type: "reach", part: "Deposit" }),
    ...viewed(on(11, "19:02")),
    step(on(11, "19:06"), "stripe", { type: "stripe", news: "paid" }),
    ...taken(on(10, "08:45"), "luis", -2).filter((one) => one.do.type !== "accept"),
    step(ago(170), "luis", {
      type: "say",
      body: "Measured again. The slab is cracked where the door will stand.",
    }),
    step(ago(140), "dana", {
      type: "change",
      title: "Repair the slab at the door",
      reason: "The slab is cracked where the door's post is bolted down; it would not hold.",
      lines: [labour("3", 9000, "Labour, cut out and pour"), material("Concrete and anchors", "1", 13800)],
    }),
  ],
};

/** Work that is billed in parts. */
export const jobsInParts: JobSpec[] = [screenRoom];

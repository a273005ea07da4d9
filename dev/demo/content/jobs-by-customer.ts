import { ago, on } from "../clock.ts";
import { approved, type JobSpec, step, taken, visit } from "../story.ts";
import { fixed, labour, material, travel } from "./lines.ts";
import { bell, ortiz } from "./signers.ts";

/** Done on site and not closed on the phone: for this customer the press that closes it also bills. */
const screenDoor: JobSpec = {
  title: "Clubhouse screen door sticks",
  description: "Swells shut after rain. Plane the edge, new strike, check the closer.",
  source: "office",
  customer: "harborBend",
  site: "clubhouse",
  lines: [travel(3500), labour("1"), material("Strike plate, brass", "1", 1240)],
  received: on(3, "11:15"),
  receivedBy: "dana",
  story: [
    ...taken(on(3, "11:30"), "minh", 1),
    ...visit(on(1, "15:50"), { crew: "minh", scene: "screen", minutes: 44, signed: bell }).filter(
      (one) => one.do.type !== "complete",
    ),
    step(on(1, "16:42"), "minh", {
      type: "say",
      body: "Door swings free. Strike is new, closer set to slow.",
    }),
  ],
};

/** The proof is seen, and nothing goes out until the office bills: this customer collects jobs for a month's end. */
const storageGate: JobSpec = {
  title: "Storage yard gate drags on the rail",
  description: "Rear gate by row F. Keypad 5520.",
  source: "email",
  customer: "palmetto",
  site: "storage",
  lines: [travel(3500), labour("1.5"), material("Gate wheel, 6 in", "2", 3380)],
  received: on(4, "08:40"),
  receivedBy: "dana",
  story: [
    ...taken(on(4, "09:00"), "luis", 2),
    ...visit(on(2, "13:20"), { crew: "luis", scene: "gate", minutes: 61, signed: ortiz }),
    approved(ago(150)),
  ],
};

/** Billed as a draft, which waits for somebody to look at the figures and send it. */
const ventScreens: JobSpec = {
  title: "Dryer vent screens, building 2",
  description: "Eight vents on the north wall. Ladder from the boiler room.",
  source: "office",
  customer: "cypressGrove",
  site: "grove",
  lines: [labour("3"), material("Vent screen, galvanised", "8", 1875), fixed("Lift for half a day", 9500)],
  received: on(6, "13:30"),
  receivedBy: "renata",
  story: [
    ...taken(on(6, "13:50"), "minh", 2),
    ...visit(on(2, "10:40"), { crew: "minh", scene: "screen", minutes: 175, signed: bell }),
    approved(ago(85)),
  ],
};

/** Work for customers who are billed in a way of their own. */
export const jobsByCustomer: JobSpec[] = [screenDoor, storageGate, ventScreens];

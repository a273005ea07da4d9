import { profileWith, readAt, type Starter } from "./starter.ts";

export const LATCHEL: Starter = {
  id: "latchel",
  name: "Latchel",
  about: "Before and after photos, a memo of the work, and whether the resident caused the damage.",
  rules: { photosBefore: 1, photosAfter: 1 },
  profile: profileWith({
    mail: {
      to: "invoices@latchel.com",
      subject: "Invoice {{ invoice }} for job {{ ticket }}",
      attach: "invoice_and_packet",
    },
    mustShow: ["ticket_number", "description"],
    residentDamage: true,
    notes:
      "Press “Yes it's done” only when nothing is left to do; “There's more to do” keeps the job open. Some managers want a " +
      "detailed invoice, and above their threshold a person approves it. Answer the requests for news: they come daily for three " +
      "days, then weekly.",
  }),
  sources: [readAt("https://help.latchel.com/s/topic/0TO5e000000h9wpGAA/How-to-Upload-an-Invoice")],
};

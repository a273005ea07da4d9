import { profileWith, readAt, type Starter } from "./starter.ts";

export const RENTONE: Starter = {
  id: "rentone",
  name: "RentOne PM",
  about: "Photos before anything is touched and after it is clean, in one PDF on the AppFolio work order.",
  rules: { photosBefore: 1, photosAfter: 1 },
  profile: profileWith({
    packet: { photosPerPage: 2, sections: ["cover", "photos", "work", "signature", "manifest"] },
    mail: { attach: "invoice_and_packet" },
    uploadUrl: "https://vendor.appfolio.com",
    notes:
      "Take the before photos first: the owner sees them. If the work is not all done, do not press Work Done: write notes with " +
      "measures, colours and types, and ask for a new date.",
  }),
  sources: [readAt("https://www.rentonepm.com/tech/work-orders")],
};

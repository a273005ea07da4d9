import { profileWith, readAt, type Starter, toldAt } from "./starter.ts";

export const APPFOLIO: Starter = {
  id: "appfolio",
  name: "AppFolio Vendor Portal",
  about: "The invoice goes on the completed work order in the portal; your papers must be on file there.",
  rules: {},
  profile: profileWith({
    invoice: { afterCompletion: true },
    mustShow: ["ticket_number"],
    documents: ["w9", "coi"],
    uploadUrl: "https://vendor.appfolio.com",
    notes:
      "Accept the work order there, mark it as done, then submit the invoice under Completed. Signing in needs a second factor. " +
      "Which papers a manager wants stands in the portal.",
  }),
  sources: [
    readAt("https://sites.google.com/appfolio.com/vendorportaloverview/work-orders"),
    toldAt("https://jeopardylabs.com/print/maintenance-performer-2"),
  ],
};

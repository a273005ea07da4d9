import { profileWith, readAt, type Starter, toldAt } from "./starter.ts";

export const SERVICE_CHANNEL: Starter = {
  id: "servicechannel",
  name: "ServiceChannel",
  about: "One invoice for a work order, after it is completed, within the not-to-exceed amount and ten days.",
  rules: {
    photosAfter: 1,
    resolutionCodes: ["Repaired", "Replaced", "Adjusted", "Cleaned", "No fault found"],
    rootCauses: ["Wear and tear", "Misuse", "Weather", "Faulty part", "Not known"],
  },
  profile: profileWith({
    amounts: { withinNotToExceed: true },
    invoice: { onePerOrder: true, afterCompletion: true },
    deadline: { days: 10 },
    mustShow: ["ticket_number", "description"],
    notes:
      "Check in and out by phone, with the PIN. Put your client's own resolution and cause codes in place of these. Some clients " +
      "take no sales tax: then switch tax off here. Nothing can be changed once it is submitted, and a number that was rejected " +
      "cannot be used again.",
  }),
  sources: [
    readAt("https://servicechannel.atlassian.net/wiki/spaces/SCUCP/pages/614924513/Invoices"),
    readAt("https://servicechannel.atlassian.net/wiki/spaces/SCUCP/pages/616923364"),
    readAt("https://servicechannel.atlassian.net/wiki/spaces/SCUCP/pages/622396960"),
    readAt("https://servicechannel.atlassian.net/wiki/spaces/SCUCP/pages/622396665"),
    toldAt("https://servicechannel.us/learning-channel/get-paid-faster"),
  ],
};

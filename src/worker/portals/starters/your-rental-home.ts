import { profileWith, readAt, type Starter } from "./starter.ts";

export const YOUR_RENTAL_HOME: Starter = {
  id: "your-rental-home",
  name: "YourRentalHome",
  about: "A manager in Tennessee: above $500 stop, mail a bid, and wait for the word APPROVED.",
  rules: {},
  profile: profileWith({
    amounts: {
      usualNotToExceed: 50_000,
      writtenApproval: true,
      bids: { above: 50_000, count: 1 },
    },
    notes:
      "No answer is not an approval, and what is done without one is not paid. Tenants get 24 hours' notice, which the vendor " +
      "arranges with them.",
  }),
  sources: [readAt("https://www.yourrentalhome.com/work-orders")],
};

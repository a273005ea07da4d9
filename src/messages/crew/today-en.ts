/** The words of the Today page. */
export const today = {
  title: "Today",
  returned: "Back to you",
  now: "Under way",
  open: "To do",
  later: "Coming",
  done: (count: number) => `Done today: ${count}`,

  doneAt: (time: string) => `Done at ${time}`,
  wasPlannedFor: (date: string) => `Was planned for ${date}`,
  away: (distance: string) => `${distance} away`,
  showHowFar: "Show how far",

  changes: {
    new: "New to you",
    returned: "Sent back",
    held: "Put on hold",
    resumed: "Goes on",
    time: "New time",
    site: "New address",
    crew: "Crew changed",
    title: "New title",
    description: "New description",
    more_approved: "More approved",
    more_declined: "More declined",
    cancelled: "Said to be cancelled",
    limit: "New not-to-exceed amount",
    lines: "Work changed",
    note: "New note",
    contact: "New contact",
    confirmed: "Customer confirmed",
  },

  toSend: (count: number) => `${count} to send`,
  willBeSent: "Will be sent",
  needsYou: (count: number) => (count === 1 ? "1 did not go" : `${count} did not go`),
  stuck: (job: string, count: number) =>
    count === 1 ? `${job}: 1 thing could not be sent.` : `${job}: ${count} things could not be sent.`,
  lookAtIt: "Look at it",

  nothing: "Nothing to do right now.",
  nothingForCrew: "A job stands here as soon as the office gives it to you.",
  nothingForOffice: "Only jobs that are assigned to you stand here. The office has all of them.",

  language: "Language",
  office: "Office",
  signOut: "Sign out",
  install: {
    title: "Put Closeout on the home screen",
    why: "It opens without signal, and the phone keeps what you did.",
    now: "Install",
    ios: "Tap Share, then Add to Home Screen.",
    close: "Not now",
  },
  leave: {
    title: "Sign out?",
    unsent: (count: number, name: string) =>
      count === 1
        ? `1 thing is not sent yet. It stays on this phone and is sent when ${name} signs in here again.`
        : `${count} things are not sent yet. They stay on this phone and are sent when ${name} signs in here again.`,
    stay: "Stay signed in",
    go: "Sign out",
  },
};

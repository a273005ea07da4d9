/** What the phone's script says where a person just did something. */
export const script = {
  discardForGood: "Remove this for good? The office will never see it.",
  /** A note for the office in the place of what could not be done. */
  notTaken: (what: string, when: string) => `Done on site, but not taken: ${what} (${when})`,
  writeNameFirst: "Write the name first.",
  padMissing: "No signal, and the pad is not on this phone yet. Open this again when there is signal.",
  signFirst: "Sign on the line, or use the typed name.",
};

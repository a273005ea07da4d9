/** Reasons that the office chooses from a list, so that the crew reads them in its own language. */
export const QUICK_REASONS: { [words: string]: string } = {
  Blurred: "Blurred",
  "Too dark": "Too dark",
  "Wrong side": "Wrong side",
  "Not the same spot": "Not the same spot",
  "Unit number not readable": "Unit number not readable",
  "Too far away": "Too far away",
  "Not done": "Not done",
  "Wrong person": "Wrong person",
  "Not readable": "Not readable",
  "Does not fit the work": "Does not fit the work",
};

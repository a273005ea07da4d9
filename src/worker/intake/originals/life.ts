/** The original of a message is kept for a year after it became a job or was left. */
export const DAYS_OF_A_MESSAGE = 365;

/** The file of an import, and the parts that it was cut into, are kept for 90 days after it was done or cancelled. */
export const DAYS_OF_AN_IMPORT = 90;

/** Stands in the place of an import's key once its file's time is over. */
export const FILE_IS_GONE = "";

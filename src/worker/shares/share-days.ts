/** How many days a link can be made for by a press. */
export const DAYS = [7, 30, 90] as const;
export const USUAL_DAYS = 30;

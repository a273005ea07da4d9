/** Who signs for the work, each in their own hand. */
export const ortiz = { name: "M. Ortiz", role: "tenant", picture: "signature-ortiz" };
export const bell = { name: "Karen Bell", role: "site manager", picture: "signature-bell" };

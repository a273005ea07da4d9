import type { Layout } from "./layout.ts";

/** A work order of nobody in particular: the labels that everybody uses. */
export const general: Layout = { name: "general", domains: [], shapes: [], spellings: {} };

export * from "./schema/directory.ts";
export * from "./schema/jobs.ts";
export * from "./schema/money.ts";
export * from "./schema/outside.ts";
export * from "./schema/people.ts";

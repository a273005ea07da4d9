/** What the intake queue carries: names only, since what is read lies in D1 and R2. */
export type IntakeWork =
  | { kind: "message"; organisationId: string; messageId: string }
  /** A file of tickets is cut into parts, each of which comes back as a `chunk`. */
  | { kind: "split"; organisationId: string; importId: string }
  | { kind: "chunk"; organisationId: string; importId: string; chunk: number };

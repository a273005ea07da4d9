import type {
  JobRow,
  OrganisationRow,
  PacketRow,
  PhotoRow,
  ShareRow,
  SignatureRow,
  SiteRow,
} from "../database/rows.ts";

/** All that a link to the proof may tell: nothing of the customer, nothing of money. */
export type SharedProof = {
  organisation: OrganisationRow;
  share: ShareRow;
  job: Pick<JobRow, "id" | "ticketNumber" | "title" | "completedAt">;
  site: Pick<SiteRow, "line1" | "city" | "region">;
  /** In the order in which they were taken. */
  photos: PhotoRow[];
  signatures: Pick<SignatureRow, "id" | "sha256" | "signedAt">[];
  /** The last revision first. */
  packets: PacketRow[];
};

import type { PendingItem } from "../../worker/crew/waiting.ts";

/** Something that was done, as the phone keeps it. */
export type StoredItem = Omit<PendingItem, "preview"> & {
  /** Its place in the order of everything that was done on this phone. */
  seq: number;
  organisationId: string;
  memberId: string;
  /** How often it was tried in vain since it last got through to the office. */
  tries: number;
  /** Not before this, milliseconds since 1970. */
  notBefore: number;
  /** The job's version that has it, once it is sent. */
  version: number | null;
  /** Of its file, if it has one. */
  photo?: PhotoFacts;
};

/** What is known of a photo or a signature besides its bytes. */
export type PhotoFacts = {
  sha256: string;
  /** By EXIF or by the moment of choosing; milliseconds since 1970. */
  takenAt: number;
  position: { latitude: number; longitude: number } | null;
  /** The file as it was chosen, by its time, size and name: a browser may put it into its field once more. */
  chosenAs?: string;
};

export type NewItem = Pick<
  StoredItem,
  "clientId" | "organisationId" | "memberId" | "jobId" | "deed" | "at" | "state"
> &
  Partial<Pick<StoredItem, "photo" | "notBefore">>;

/** `original`: as it was chosen. `file`: as it is sent. `medium`: for papers. `thumbnail`: small, for the screen. */
export type FileKind = "original" | "file" | "medium" | "thumbnail";
export type Files = { [kind in FileKind]?: Blob };

export function fileKey(clientId: string, kind: FileKind): string {
  return `${clientId}/${kind}`;
}

import type { PaperSize } from "../../portals/profile.ts";
import type { ChosenSize } from "../choose-sizes.ts";

/** A name and what stands under it; several lines where it is an address. */
export type Fact = { name: string; lines: string[] };

/** The vendor, as the head of a paper shows it. */
export type Letterhead = {
  name: string;
  /** Address, phone, e-mail, licence: as they stand under each other. */
  lines: string[];
  colour: string | null;
  logoKey: string | null;
};

export type ShownPhoto = {
  id: string;
  /** Counts through the packet; the manifest names it so. */
  number: number;
  label: string;
  taken: string;
  place: string | null;
  by: string;
  sha256: string;
  size: ChosenSize;
  /** In the storage, in the chosen size; null where it is left out. */
  key: string | null;
  alt: string;
};

export type ShownSignature = {
  name: string;
  role: string | null;
  signed: string;
  method: string;
  /** A drawn or typed name; null where the signature is a record. */
  pictureKey: string | null;
  sha256: string;
};

export type ShownLine = { description: string; quantity: string; unitPrice: string; amount: string };

/** Of one rate, or of the whole. */
export type Sum = { name: string; amount: string; strong?: boolean };

/** Parts of a packet in the order in which they come. */
export type Section =
  | { kind: "cover"; facts: Fact[]; scope: string | null }
  | {
      kind: "work";
      facts: Fact[];
      notes: { text: string; by: string }[];
      checklist: { text: string; answer: "done" | "not_applicable" | "open" }[];
      approvals: string[];
    }
  | { kind: "photos"; pairs: [ShownPhoto, ShownPhoto][]; others: ShownPhoto[] }
  | { kind: "lines"; lines: ShownLine[]; sums: Sum[] }
  | { kind: "signature"; signatures: ShownSignature[] }
  | { kind: "attachments"; files: { name: string; kind: string; size: string }[] }
  | { kind: "manifest"; photos: ShownPhoto[]; signatures: ShownSignature[]; address: string };

/** All that a packet shows, in words: plain JSON, from which alone it is drawn. */
export type PacketContent = {
  layout: number;
  paper: PaperSize;
  /** BCP 47. */
  language: string;
  title: string;
  /** Milliseconds since 1970: the last thing that happened on site. */
  date: number;
  letterhead: Letterhead;
  /** Stands on every page, such as the ticket's number. */
  foot: string;
  heading: string;
  photosPerPage: 2 | 4 | 6;
  /** Whether addresses may be pressed. */
  links: boolean;
  sections: Section[];
};

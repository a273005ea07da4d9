import type { PortalProfile } from "../portals/profile.ts";

const MEGABYTE = 1_000_000;

/** All files of one mail, in bytes: many mail servers take no more than 20 MB of text, into which files are written. */
export const MOST_MAILED = 15 * MEGABYTE;
/** An invoice's own file, in bytes, whatever the vendor's logo weighs. */
export const MOST_INVOICE = 200_000;
/** What an invoice's pages weigh in one file with a packet, where letters and logo are anyway; in bytes. */
const INVOICE_PAGES = 40_000;
/** A PNG that is taken apart before a PDF holds it is in the Worker's memory whole, at four bytes a pixel and more. */
export const MOST_PNG_PIXELS = 3_000_000;

export type PacketLimit = {
  /** The whole file. */
  bytes: number;
  /** What of it the packet's own pages may have: an invoice may stand in the same file. */
  room: number;
  /** Whose limit it is. */
  by: "manager" | "mail";
};

/** The largest packet that a manager takes and a mail to them carries; null where neither limits it, since photos pass by memory. */
export function packetLimit({ packet, mail }: Pick<PortalProfile, "packet" | "mail">): PacketLimit | null {
  const { maxBytes, singleFile } = packet;
  const mailed = mailedBytes(singleFile, mail.attach);
  const bytes = Math.min(maxBytes ?? mailed, mailed);
  if (bytes === Number.POSITIVE_INFINITY) return null;
  return {
    bytes,
    room: bytes - (singleFile ? INVOICE_PAGES : 0),
    by: bytes === maxBytes ? "manager" : "mail",
  };
}

/** Beside the packet the invoice is a file of its own. */
function mailedBytes(singleFile: boolean, attach: PortalProfile["mail"]["attach"]): number {
  if (singleFile) return MOST_MAILED;
  return attach === "invoice_and_packet" ? MOST_MAILED - MOST_INVOICE : Number.POSITIVE_INFINITY;
}

/** A limit as the end of a sentence, such as `a mail carries 15 MB in all`. */
export function limitWords({ bytes, by }: PacketLimit, taker: string): string {
  return by === "mail"
    ? `a mail carries ${megabytes(MOST_MAILED)} MB in all`
    : `${taker} ${megabytes(bytes)} MB`;
}

/** Megabytes as mail programs and portals count them, a million bytes each; rounded up to a tenth. */
export function megabytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / MEGABYTE) / 10).toString();
}

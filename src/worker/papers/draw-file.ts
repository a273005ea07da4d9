import { drawInvoice } from "../invoice-pdf/draw.ts";
import type { InvoiceContent } from "../invoice-pdf/types.ts";
import type { PacketContent } from "../packet/content/types.ts";
import { drawPacket, picturesOf } from "../packet/draw/packet.ts";
import { type FindPicture, fillAlbum } from "./album.ts";
import type { Faces } from "./face.ts";
import { MOST_INVOICE } from "./limits.ts";
import { Paper } from "./paper.ts";
import type { PdfFile } from "./write.ts";

/** Draws an invoice alone. A logo that would make it too heavy gives way to the vendor's name. */
export async function drawInvoiceFile(
  invoice: InvoiceContent,
  faces: Faces,
  find: FindPicture,
): Promise<PdfFile> {
  const file = await drawInvoiceWith(invoice, faces, find);
  if (file.length <= MOST_INVOICE) return file;
  return drawInvoiceWith({ ...invoice, letterhead: { ...invoice.letterhead, logoKey: null } }, faces, find);
}

/** Draws a packet, after the pages of the invoice where one file is for both. Photos are fetched only when it is written. */
export async function drawPacketFile(
  packet: PacketContent,
  faces: Faces,
  find: FindPicture,
  invoice?: InvoiceContent,
): Promise<PdfFile> {
  const paper = paperOf(invoice ?? packet, faces);
  const album = await fillAlbum(paper, picturesOf(packet), find);
  if (invoice) drawInvoice(paper, invoice, album);
  drawPacket(paper, packet, album);
  return paper.finish();
}

async function drawInvoiceWith(invoice: InvoiceContent, faces: Faces, find: FindPicture): Promise<PdfFile> {
  const paper = paperOf(invoice, faces);
  const { logoKey } = invoice.letterhead;
  const album = await fillAlbum(paper, logoKey === null ? [] : [logoKey], find);
  drawInvoice(paper, invoice, album);
  return paper.finish();
}

type First = Pick<InvoiceContent | PacketContent, "title" | "language" | "date" | "letterhead">;

function paperOf({ title, language, date, letterhead }: First, faces: Faces): Paper {
  return new Paper(faces, { title, language, date, author: letterhead.name });
}

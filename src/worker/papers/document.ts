import { type PDFContext, PDFHexString, type PDFRef, PDFString } from "pdf-lib";
import { readable } from "./letters.ts";
import type { Page, Pages } from "./pages.ts";
import { writeTags } from "./tags.ts";

export type About = {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** Milliseconds since 1970, UTC: a date of the data, never of the clock. */
  date: number;
};

type Resources = { Font: { [name: string]: PDFRef }; XObject: { [name: string]: PDFRef } };

/** Writes a paper's pages, what is read aloud of them, and what the file says of itself. */
export function writeDocument(context: PDFContext, pages: Pages, about: About, embed: () => Resources): void {
  const pagesRef = context.nextRef();
  const pageRefs = pages.all.map(() => context.nextRef());
  const resources = context.register(context.obj(embed()));
  pages.end();
  pages.all.forEach((page, index) => {
    const ref = pageRefs[index];
    if (!ref) return;
    const own = { Type: "Page", Parent: pagesRef, Resources: resources, StructParents: index };
    writePage(context, ref, page, own);
  });
  context.assign(pagesRef, context.obj({ Type: "Pages", Kids: pageRefs, Count: pageRefs.length }));
  const marks = pages.all.map((page) => page.marks);
  const tags = writeTags(context, pages.root, marks, pageRefs);
  context.trailerInfo.Info = writeInfo(context, about);
  context.trailerInfo.Root = context.register(
    context.obj({
      ...{ Type: "Catalog", Pages: pagesRef, StructTreeRoot: tags, MarkInfo: { Marked: true } },
      ...{ Lang: PDFString.of(about.language), ViewerPreferences: { DisplayDocTitle: true } },
    }),
  );
}

type OwnPage = { Type: string; Parent: PDFRef; Resources: PDFRef; StructParents: number };

function writePage(context: PDFContext, ref: PDFRef, { ops, links, size }: Page, own: OwnPage): void {
  const { Type, Parent, Resources, StructParents } = own;
  const Contents = context.register(context.flateStream(ops.join("\n")));
  const MediaBox = [0, 0, size.width, size.height];
  const annotated = links.length > 0 ? { Annots: links } : {};
  context.assign(
    ref,
    context.obj({ Type, Parent, MediaBox, Resources, Contents, ...annotated, StructParents, Tabs: "S" }),
  );
}

function writeInfo(context: PDFContext, { title, author, date }: About): PDFRef {
  const at = PDFString.fromDate(new Date(date));
  const Title = PDFHexString.fromText(readable(title));
  const Author = PDFHexString.fromText(readable(author));
  const Creator = PDFString.of("Closeout");
  return context.register(context.obj({ Title, Author, Creator, CreationDate: at, ModDate: at }));
}

import { type PDFContext, type PDFDict, PDFHexString, type PDFRef } from "pdf-lib";

/** What a part of a paper is, in the words of ISO 32000-1, 14.8.4. */
export type Role = "Document" | "Sect" | "H1" | "H2" | "P" | "Table" | "TR" | "TH" | "TD" | "Figure" | "Span";

/** A part of the paper as it is read aloud: it holds other parts, or what was drawn under a number on a page. */
export type Part = { role: Role; alt?: string; kids: (Part | Mark)[] };
type Mark = { page: number; mark: number };

/**
 * Writes the tree of parts, so that a screen reader knows headings, tables and what a photo shows.
 * @param marks for each page its parts, by the number under which they were drawn
 * @returns the tree's root for the catalogue
 */
export function writeTags(context: PDFContext, root: Part, marks: Part[][], pageRefs: PDFRef[]): PDFRef {
  const rootRef = context.nextRef();
  const refs = new Map<Part, PDFRef>();
  const write = (part: Part, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    refs.set(part, ref);
    const kids = part.kids.map((kid) =>
      "role" in kid
        ? write(kid, ref)
        : context.obj({ Type: "MCR", Pg: pageRefs[kid.page] ?? null, MCID: kid.mark }),
    );
    const element: PDFDict = context.obj({ Type: "StructElem", S: part.role, P: parent, K: kids });
    if (part.alt !== undefined) element.set(context.obj("Alt"), PDFHexString.fromText(part.alt));
    context.assign(ref, element);
    return ref;
  };
  const document = write(root, rootRef);
  const numbers = marks.flatMap((parts, page) => [
    context.obj(page),
    context.obj(parts.map((part) => refs.get(part) ?? null)),
  ]);
  context.assign(
    rootRef,
    context.obj({
      Type: "StructTreeRoot",
      K: [document],
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: marks.length,
    }),
  );
  return rootRef;
}

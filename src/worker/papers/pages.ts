import type { PDFRef } from "pdf-lib";
import { n } from "./operators.ts";
import type { Part, Role } from "./tags.ts";

/** Points, 72 to the inch. */
export type Size = { width: number; height: number };

export type Page = {
  ops: string[];
  mode: "none" | "artifact" | "part";
  marks: Part[];
  links: PDFRef[];
  size: Size;
};

/** Pages and what was drawn on them: each operator within the part of the text that it belongs to, or else as decoration. */
export class Pages {
  readonly all: Page[] = [];
  readonly root: Part = { role: "Document", kids: [] };
  private within: Part = this.root;

  add(size: Size): void {
    this.all.push({ ops: [], mode: "none", marks: [], links: [], size });
  }

  /** The page that is being drawn. */
  get last(): Page {
    const page = this.all.at(-1);
    if (!page) throw new Error("a paper without a page");
    return page;
  }

  group(role: Role, draw: () => void): void {
    const outer = this.within;
    const part: Part = { role, kids: [] };
    outer.kids.push(part);
    this.within = part;
    draw();
    this.within = outer;
  }

  part(role: Role, draw: () => void, alt?: string): void {
    const page = this.last;
    const mark = page.marks.length;
    const part: Part = { role, kids: [{ page: this.all.length - 1, mark }], ...(alt && { alt }) };
    this.within.kids.push(part);
    page.marks.push(part);
    enter(page, "none");
    page.ops.push(`/${role} <</MCID ${mark}>> BDC`);
    page.mode = "part";
    draw();
    page.ops.push("EMC");
    page.mode = "none";
  }

  draw(op: string): void {
    const page = this.last;
    if (page.mode === "none") enter(page, "artifact");
    page.ops.push(op);
  }

  onPage(index: number, draw: () => void): void {
    const later = this.all.splice(index + 1);
    draw();
    this.all.push(...later);
  }

  /** Nothing is drawn any more. */
  end(): void {
    for (const page of this.all) enter(page, "none");
  }

  /** From the top edge down is from the bottom edge up. */
  up(y: number): string {
    return n(this.last.size.height - y);
  }
}

function enter(page: Page, mode: "none" | "artifact"): void {
  if (page.mode === "artifact" && mode === "none") page.ops.push("EMC");
  if (page.mode === "none" && mode === "artifact") page.ops.push("/Artifact BMC");
  page.mode = mode;
}

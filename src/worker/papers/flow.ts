import type { Paper } from "./paper.ts";
import type { Sheet, Type } from "./sheet.ts";
import type { Role } from "./tags.ts";

/** Where on the paper the next thing comes: from the top down, on as many pages as it takes. */
export class Flow {
  readonly paper: Paper;
  readonly sheet: Sheet;
  /** The upper edge of what comes next. */
  y = 0;
  private readonly head: (first: boolean) => number;
  private begun = false;

  /** @param head draws the head of a page that was just begun; answers where the text under it starts */
  constructor(paper: Paper, sheet: Sheet, head: (first: boolean) => number) {
    this.paper = paper;
    this.sheet = sheet;
    this.head = head;
    this.nextPage();
  }

  nextPage(): void {
    this.paper.addPage(this.sheet.size);
    this.y = this.head(!this.begun);
    this.begun = true;
  }

  /** What is left of this page. */
  get left(): number {
    return this.sheet.bottom - this.y;
  }

  /** What a page holds that was just begun. */
  get most(): number {
    return this.sheet.bottom - this.sheet.top;
  }

  /** Makes sure that so much fits under each other; on to the next page if it does not. */
  room(height: number): void {
    if (this.left < Math.min(height, this.most)) this.nextPage();
  }

  space(height: number): void {
    this.y += height;
  }

  /** Lines under each other, over page ends if need be, never one line alone at the foot of a page. */
  lines(lines: string[], type: Type, at: { x?: number; role?: Role } = {}): void {
    const { paper, sheet } = this;
    let rest = lines;
    while (rest.length > 0) {
      this.room(type.leading * Math.min(rest.length, 2));
      const count = Math.max(1, Math.min(rest.length, Math.floor((this.left + 0.01) / type.leading)));
      const here = rest.slice(0, count);
      rest = rest.slice(count);
      paper.part(at.role ?? "P", () => {
        for (const line of here) {
          paper.text(at.x ?? sheet.left, baseline(this.y, type), line, type);
          this.y += type.leading;
        }
      });
    }
  }

  /** A text in as many lines as it takes. */
  text(text: string, type: Type, at: { x?: number; width?: number; role?: Role } = {}): void {
    const x = at.x ?? this.sheet.left;
    const width = at.width ?? this.sheet.right - x;
    this.lines(this.paper.wrap(text, width, type), type, { x, role: at.role });
  }
}

/** Where the letters of a line stand that begins at `top`: so that capitals are in the middle of it. */
export function baseline(top: number, { size, leading }: Type): number {
  return top + leading / 2 + size * 0.3635;
}

/** Text as a browser lays it out: runs of spaces are one space, and lines break where blocks begin and end. */
export class Flow {
  #lines: string[] = [];
  #line: string[] = [];
  #space = false;
  #gap = false;

  /** @param preformatted whether spaces and line ends stay as they are */
  add(text: string, preformatted = false): void {
    if (preformatted) this.#addLines(text);
    else this.#addRun(text);
  }

  /** Ends a label: what follows on this line is its value. */
  endLabel(): void {
    this.add(this.#line.at(-1)?.endsWith(":") ? " " : ": ");
  }

  /** A new line, unless one has just begun; with `gap`, after an empty one. */
  breakLine(gap = false): void {
    if (this.#line.length > 0) this.#endLine();
    this.#gap ||= gap && this.#lines.length > 0;
    this.#space = false;
  }

  /** What `<br>` does: twice makes an empty line. */
  breakHere(): void {
    if (this.#line.length > 0) this.#endLine();
    else this.#gap = this.#lines.length > 0;
    this.#space = false;
  }

  toString(): string {
    return [...this.#lines, ...(this.#line.length > 0 ? [this.#line.join("")] : [])].join("\n");
  }

  #addLines(text: string): void {
    const [first = "", ...rest] = text.split("\n");
    this.#put(first);
    for (const line of rest) {
      this.#endLine();
      this.#put(line);
    }
  }

  #addRun(text: string): void {
    const words = text.replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, " ");
    if (words === "") return;
    this.#space ||= words.startsWith(" ") && this.#line.length > 0;
    const run = words.trim();
    if (run === "") return;
    this.#put(this.#space ? ` ${run}` : run);
    this.#space = words.endsWith(" ");
  }

  #put(text: string): void {
    if (text === "") return;
    if (this.#gap) this.#lines.push("");
    this.#gap = false;
    this.#line.push(text);
  }

  #endLine(): void {
    this.#lines.push(this.#line.join(""));
    this.#line = [];
  }
}

/**
 * Reads the part of TypeScript that the SDK's generated declaration files use: interfaces, namespaces and
 * type aliases. (The native compiler exposes no syntax tree, and this needs none of its understanding.)
 */

export type TypeNode =
  | { is: "name"; name: string; of: TypeNode[] }
  | { is: "literal"; value: string }
  | { is: "map" }
  | { is: "union"; members: TypeNode[] };

export interface Member {
  name: string;
  required: boolean;
  type: TypeNode;
}

export type Declaration =
  | { is: "interface"; members: Member[]; extends: string[] }
  | { is: "alias"; type: TypeNode };

/** Declarations by qualified name, for example `InvoiceAddLinesParams.Line.Period`. */
export type Declarations = Map<string, Declaration>;

export function readDeclarations(source: string, into: Declarations): void {
  new Reader(source, into).statements("");
}

class Reader {
  private readonly tokens: string[];
  private readonly into: Declarations;
  private at = 0;

  constructor(source: string, into: Declarations) {
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    this.tokens = code.match(/[A-Za-z_$][\w$]*|'(?:[^'\\]|\\.)*'|\d+|=>|\S/g) ?? [];
    this.into = into;
  }

  statements(prefix: string): void {
    while (this.at < this.tokens.length && this.peek() !== "}") this.statement(prefix);
  }

  private statement(prefix: string): void {
    while (this.peek() === "export" || this.peek() === "declare") this.at += 1;
    const word = this.next();
    if (word === "interface") this.interface(prefix);
    else if (word === "namespace") this.namespace(prefix);
    else if (word === "type") this.alias(prefix);
    else this.skip();
  }

  private interface(prefix: string): void {
    const name = prefix + this.next();
    this.skipAngles();
    const bases: string[] = [];
    if (this.accept("extends")) {
      do bases.push(this.path());
      while (this.accept(","));
    }
    this.expect("{");
    const members: Member[] = [];
    while (!this.accept("}")) {
      const member = this.member();
      if (member !== undefined) members.push(member);
    }
    this.into.set(name, { is: "interface", members, extends: bases });
  }

  private member(): Member | undefined {
    if (this.peek() === "readonly") this.at += 1;
    const name = this.next().replace(/^'|'$/g, "");
    if (name === "[" || this.peek() === "(" || this.peek() === "<") {
      this.skip();
      return undefined;
    }
    const required = !this.accept("?");
    this.expect(":");
    const type = this.type();
    this.accept(";");
    return { name, required, type };
  }

  private namespace(prefix: string): void {
    const name = this.next();
    this.expect("{");
    this.statements(`${prefix}${name}.`);
    this.expect("}");
  }

  private alias(prefix: string): void {
    const name = prefix + this.next();
    if (this.accept("=")) this.into.set(name, { is: "alias", type: this.type() });
    else this.skip();
    this.accept(";");
  }

  private type(): TypeNode {
    this.accept("|");
    const members = [this.primary()];
    while (this.accept("|")) members.push(this.primary());
    const [only] = members;
    return members.length === 1 && only !== undefined ? only : { is: "union", members };
  }

  private primary(): TypeNode {
    const token = this.peek();
    if (token === "{") {
      this.at += 1;
      this.skipBlock();
      return { is: "map" };
    }
    if (token.startsWith("'")) return { is: "literal", value: this.next().slice(1, -1) };
    const name = this.path();
    const of: TypeNode[] = [];
    if (this.accept("<")) {
      do of.push(this.type());
      while (this.accept(","));
      this.expect(">");
    }
    while (this.accept("&")) this.primary();
    return { is: "name", name, of };
  }

  private path(): string {
    let name = this.next();
    while (this.accept(".")) name += `.${this.next()}`;
    return name;
  }

  /** To the end of a statement that is of no interest: a class, an import, a method. */
  private skip(): void {
    while (this.at < this.tokens.length) {
      const token = this.next();
      if (token === ";") return;
      if (token === "{") {
        this.skipBlock();
        if (this.peek() !== "from") return;
      }
    }
  }

  private skipBlock(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (token === "{") depth += 1;
      if (token === "}") depth -= 1;
    }
  }

  private skipAngles(): void {
    if (!this.accept("<")) return;
    while (this.next() !== ">");
  }

  private peek(): string {
    return this.tokens[this.at] ?? "";
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error("The declaration file ends too early.");
    this.at += 1;
    return token;
  }

  private accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    const found = this.next();
    if (found !== token) {
      throw new Error(
        `Expected ${token} but found ${found} near ${this.tokens.slice(this.at - 8, this.at).join(" ")}`,
      );
    }
  }
}

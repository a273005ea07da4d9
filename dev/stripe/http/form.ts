/** A parsed form or query before it is known which parameters are lists, numbers or flags. */
export interface Tree {
  [name: string]: string | Tree;
}

/**
 * Reads `application/x-www-form-urlencoded` with bracketed names: `lines[0][period][start]=1`, `types[]=a`.
 * Lists stay trees with the indexes as names; the parameter table decides later what is a list.
 */
export function parseForm(text: string): Tree {
  const root = emptyTree();
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value);
  return root;
}

/** Prototype-free, so that a parameter called `__proto__` is only an unknown parameter. */
export function emptyTree(): Tree {
  return Object.create(null);
}

function pathOf(name: string): string[] {
  const start = name.indexOf("[");
  if (start <= 0) return [name];
  const keys = Array.from(name.slice(start).matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? "");
  return [name.slice(0, start), ...keys];
}

function place(root: Tree, path: string[], value: string): void {
  let node = root;
  path.forEach((step, index) => {
    const last = index === path.length - 1;
    const key = step === "" ? emptyKey(node, path.slice(index + 1)) : step;
    if (last) {
      node[key] = value;
      return;
    }
    const child = node[key];
    const next = typeof child === "object" ? child : emptyTree();
    node[key] = next;
    node = next;
  });
}

/** `a[]=1&a[]=2` appends; `a[][x]=1&a[][y]=2&a[][x]=3` begins a new element where a name would repeat. */
function emptyKey(list: Tree, rest: string[]): string {
  const size = Object.keys(list).length;
  const current = list[String(size - 1)];
  if (rest.length === 0 || typeof current !== "object") return String(size);
  const [name = ""] = rest;
  return name !== "" && name in current ? String(size) : String(size - 1);
}

/** Every leaf as `name=value`, sorted: equal for two requests that carry the same parameters in any order. */
export function flatten(tree: Tree, prefix = ""): string[] {
  const leaves = Object.entries(tree).flatMap(([key, value]) => {
    const name = prefix === "" ? key : `${prefix}[${key}]`;
    return typeof value === "string" ? [`${name}=${value}`] : flatten(value, name);
  });
  return prefix === "" ? leaves.sort() : leaves;
}

/** A part of a font file by its name, such as `glyf`. */
type Tables = { [name: string]: Uint8Array };

const KEPT_AS_THEY_ARE = ["cvt ", "fpgm", "prep"];

/**
 * A TrueType font with these glyphs alone, numbered from 1 in their order; 0 stays the glyph for nothing. What they are composed of
 * follows behind them. Our own, since fontkit 1.1.1 writes half offsets for glyphs of odd length, which then are not seen.
 * See https://learn.microsoft.com/typography/opentype/spec/otff and the pages of the tables named here.
 */
export function subsetFont(file: Uint8Array, glyphIds: readonly number[]): Uint8Array {
  const tables = readTables(file);
  const { glyphs, ids } = gather(tables, [0, ...glyphIds]);
  const head = changed(tables, "head", (view) => view.setInt16(50, 1));
  const maxp = changed(tables, "maxp", (view) => view.setUint16(4, ids.length));
  const hhea = changed(tables, "hhea", (view) => view.setUint16(34, ids.length));
  const kept = KEPT_AS_THEY_ARE.flatMap((name) => (tables[name] ? [[name, tables[name]] as const] : []));
  const loca = new Uint8Array(4 * (glyphs.length + 1));
  let at = 0;
  glyphs.forEach((glyph, index) => {
    viewOf(loca).setUint32(4 * index, at);
    at += padded(glyph.length);
  });
  viewOf(loca).setUint32(4 * glyphs.length, at);
  const glyf = joined(glyphs);
  return assembled({ ...Object.fromEntries(kept), glyf, head, hhea, hmtx: metrics(tables, ids), loca, maxp });
}

function readTables(file: Uint8Array): Tables {
  const view = viewOf(file);
  const tables: Tables = {};
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const name = String.fromCharCode(...file.subarray(entry, entry + 4));
    const from = view.getUint32(entry + 8);
    tables[name] = file.subarray(from, from + view.getUint32(entry + 12));
  }
  return tables;
}

/** The outlines of the glyphs and, behind them, of their components, which are then named by their new numbers. */
function gather(tables: Tables, wanted: number[]): { glyphs: Uint8Array[]; ids: number[] } {
  const ids = [...wanted];
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const glyphs: Uint8Array[] = [];
  for (let index = 0; index < ids.length; index++) {
    const glyph = outline(tables, ids[index] ?? 0).slice();
    for (const at of componentsOf(glyph)) {
      const id = viewOf(glyph).getUint16(at);
      let number = numbers.get(id);
      if (number === undefined) {
        number = ids.push(id) - 1;
        numbers.set(id, number);
      }
      viewOf(glyph).setUint16(at, number);
    }
    glyphs.push(glyph);
  }
  return { glyphs, ids };
}

function outline(tables: Tables, id: number): Uint8Array {
  const loca = viewOf(table(tables, "loca"));
  const long = viewOf(table(tables, "head")).getInt16(50) === 1;
  const offset = (of: number) => (long ? loca.getUint32(4 * of) : 2 * loca.getUint16(2 * of));
  return table(tables, "glyf").subarray(offset(id), offset(id + 1));
}

const WORDS = 0x01;
const SCALE = 0x08;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const FOUR_SCALES = 0x80;

/** Where in a composed glyph the numbers of its components stand. */
function componentsOf(glyph: Uint8Array): number[] {
  const view = viewOf(glyph);
  if (glyph.length < 10 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  for (let at = 10; ; ) {
    const flags = view.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FOUR_SCALES ? 8 : 0;
    if (!(flags & MORE)) return places;
  }
}

/** Each glyph's advance and left bearing; the last ones in a font share one advance. */
function metrics(tables: Tables, ids: number[]): Uint8Array {
  const from = viewOf(table(tables, "hmtx"));
  const count = viewOf(table(tables, "hhea")).getUint16(34);
  const hmtx = new Uint8Array(4 * ids.length);
  ids.forEach((id, index) => {
    const own = Math.min(id, count - 1);
    viewOf(hmtx).setUint16(4 * index, from.getUint16(4 * own));
    const bearing = id < count ? 4 * id + 2 : 4 * count + 2 * (id - count);
    viewOf(hmtx).setInt16(4 * index + 2, from.getInt16(bearing));
  });
  return hmtx;
}

/** The file's head, its table of tables, then the tables, each from a multiple of four on. */
function assembled(tables: Tables): Uint8Array {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const directory = new Uint8Array(12 + 16 * names.length);
  const view = viewOf(directory);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (names.length - 2 ** power));
  let at = directory.length;
  names.forEach((name, index) => {
    const bytes = table(tables, name);
    const entry = 12 + 16 * index;
    directory.set(new TextEncoder().encode(name), entry);
    view.setUint32(entry + 4, sumOf(bytes));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += padded(bytes.length);
  });
  return joined([directory, ...names.map((name) => table(tables, name))]);
}

function changed(tables: Tables, name: string, change: (view: DataView) => void): Uint8Array {
  const copy = table(tables, name).slice();
  change(viewOf(copy));
  return copy;
}

function table(tables: Tables, name: string): Uint8Array {
  const found = tables[name];
  if (!found) throw new Error(`the font has no table ${name}`);
  return found;
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += padded(part.length);
  }
  return whole;
}

function sumOf(bytes: Uint8Array): number {
  const view = viewOf(joined([bytes]));
  let sum = 0;
  for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

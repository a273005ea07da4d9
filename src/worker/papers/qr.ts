import { encode } from "uqr";
import { INK } from "./colours.ts";
import type { Paper } from "./paper.ts";

/** An address as a QR code, `side` points wide with the quiet zone that a camera needs (four squares, ISO 18004) around it. */
export function drawQr(paper: Paper, address: string, x: number, y: number, side: number): void {
  const { data, size } = encode(address, { ecc: "M", border: 0 });
  const unit = side / size;
  const squares = data.flatMap((row, line) =>
    runsOf(row).map(({ from, length }) => ({
      x: x + from * unit,
      y: y + line * unit,
      width: length * unit,
      height: unit,
    })),
  );
  paper.part("Figure", () => paper.fillAll(squares, INK), `QR code: ${address}`);
}

/** Dark neighbours are one rectangle: no hairlines between them, and fewer of them. */
function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((dark, at) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last.from + last.length === at) last.length++;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}

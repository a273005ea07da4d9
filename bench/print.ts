import { type Figure, reached } from "./statistics.ts";

const HEAD = ["", "median", "spread", "of", "unit", "aim", ""];

/** One benchmark's figures as a table. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    );
  }
}

const isNumber = (column: number) => column >= 1 && column <= 3;

function cells(figure: Figure): string[] {
  const { what, unit, median, low, high, of, aim } = figure;
  const met = reached(figure);
  return [
    what,
    plain(median),
    low === high ? "" : `${plain(low)} – ${plain(high)}`,
    String(of),
    unit,
    aim ? ("least" in aim ? `≥ ${plain(aim.least)}` : `≤ ${plain(aim.most)}`) : "",
    met === undefined ? "" : met ? "reached" : "MISSED",
  ];
}

/** Three digits that say something: 0.71, 8.3, 420. */
function plain(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) < 3 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}

import {
  chances,
  gradient,
  grass,
  HEIGHT,
  hedge,
  line,
  palm,
  path,
  rect,
  type Scene,
  sky,
  times,
  WIDTH,
} from "./parts.ts";

const yard = `${sky(480)}${hedge(420, 41, "#7ba36b")}${hedge(470, 42, "#5f8f55")}${palm(1010, 170, 1.05)}
  ${times(17, (i) => rect(i * 74, 400, 66, 150, i % 2 ? "#b08d62" : "#a88459") + path(`M${i * 74} 400 h66 l-12 -16 h-42Z`, "#b8966b"))}
  ${rect(0, 430, WIDTH, 12, "#94734c")}${rect(0, 512, WIDTH, 12, "#94734c")}`;

const lawn = `${gradient("lawn", "#8fb86b", "#6b9a4e")}${rect(0, 545, WIDTH, 355, "url(#lawn)")}`;
const drive = `${gradient("drive", "#d9d0bd", "#c0b49b")}${path("M620 545 H820 L1130 900 H420Z", "url(#drive)")}`;

function palmetto(x: number, y: number, size: number, random: () => number): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${times(9, (i) => {
    const turn = -80 + i * 20 + random() * 8;
    const tone = ["#55803f", "#6c9450", "#44703a", "#7f9a4a"][Math.floor(random() * 4)] ?? "#55803f";
    return `<path transform="rotate(${turn})" d="M0 0 L-10 -84 L-5 -124 L0 -92 L6 -126 L11 -84Z" fill="${tone}"/>`;
  })}</g>`;
}

function thicket(): string {
  const random = chances(77);
  const plants = Array.from({ length: 74 }, () => ({ x: random() * 720 - 30, y: 575 + random() * 320 })).sort(
    (a, b) => a.y - b.y,
  );
  const bushes = plants.map(({ x, y }) => palmetto(x, y, 0.55 + (y - 560) / 330, random)).join("");
  return `${path("M0 545 H640 L560 900 H0Z", "#5d7a3f")}${bushes}
    ${line("M40 860 C 200 780 360 820 640 720", "#6b5138", 20)}${line("M320 806 l60 -66 M210 812 l-34 -70", "#6b5138", 10)}
    ${line("M560 880 C 640 850 700 830 800 842", "#7a6043", 12)}`;
}

const mown = `${times(9, (i) => path(`M${i * 76 - 60} 900 L${300 + i * 34} 545 h17 L${i * 76 - 22} 900Z`, "#9cc478", 'opacity=".55"'))}
  ${line("M610 548 L410 900", "#8a7455", 7)}
  ${path("M70 640 q 60 -70 150 -30 q 90 -10 90 50 q -10 36 -120 34 q -130 4 -120 -54Z", "#7d6446")}
  ${times(10, (i) => line(`M${90 + i * 20} ${660 - (i % 4) * 10} l${26 - (i % 3) * 10} ${-40 - (i % 3) * 8}`, "#93795a", 7))}
  <g transform="translate(470 640)">${rect(-3, -66, 5, 90, "#d8d8d2")}${path("M2 -66 l46 14 l-46 16Z", "#e2573d")}</g>`;

export const clearing: Scene = {
  name: "clearing",
  before: yard + lawn + drive + thicket(),
  after: yard + lawn + grass(55, 560, 200) + mown + drive + rect(0, HEIGHT - 6, WIDTH, 6, "#5f8a47"),
  close: "60 470 560 420",
};

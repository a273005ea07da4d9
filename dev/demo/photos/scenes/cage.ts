import { gradient, grass, hedge, line, palm, path, rect, type Scene, sky, times, WIDTH } from "./parts.ts";

const POST = "#f2f1ec";
const SHADE = "#cfcdc5";

function pool(): string {
  return `${gradient("deck", "#e2d6c2", "#cbbca2")}${rect(0, 600, WIDTH, 300, "url(#deck)")}
    ${times(6, (i) => line(`M0 ${616 + i * i * 10} H${WIDTH}`, "#bfae91", 2))}
    ${gradient("water", "#43b3cf", "#1d86ad")}${path("M0 690 C 140 650 420 660 470 720 C 520 790 360 880 180 900 H0Z", "url(#water)")}
    ${line("M0 690 C 140 650 420 660 470 720 C 520 790 360 880 180 900", "#f6efe1", 16)}
    ${times(6, (i) => line(`M${30 + i * 62} ${745 + (i % 3) * 34} q 22 -14 44 0 t 44 0`, "#bfe8f2", 5, 'opacity=".8"'))}`;
}

const enclosure = `<pattern id="net" width="12" height="12" patternUnits="userSpaceOnUse"><path d="M0 0H12M0 0V12" stroke="#2f3a40" stroke-width="1.4" opacity=".2"/></pattern>
  ${rect(0, 120, WIDTH, 500, "url(#net)")}
  ${path("M0 120 L300 30 H900 L1200 120Z", "url(#net)")}
  ${line("M0 120 L300 30 H900 L1200 120", POST, 16)}${line("M300 30 L250 120 M600 30 V120 M900 30 L950 120", POST, 10)}
  ${[0, 250, 560, 860, 1180].map((x) => rect(x, 120, 20, 490, POST) + rect(x + 14, 120, 6, 490, SHADE)).join("")}
  ${rect(0, 112, WIDTH, 18, POST)}${rect(0, 360, WIDTH, 12, POST)}${rect(0, 560, 580, 50, POST)}${rect(860, 560, 340, 50, POST)}${rect(0, 604, 580, 8, SHADE)}${rect(860, 604, 340, 8, SHADE)}`;

function door(): string {
  return `<g>${rect(0, 0, 280, 470, "#eef4f5", 'opacity=".28"')}${rect(0, 0, 280, 470, "url(#net)")}
    <rect x="0" y="0" width="280" height="470" fill="none" stroke="#6b5a48" stroke-width="20"/>${rect(0, 250, 280, 18, "#6b5a48")}${rect(10, 400, 260, 60, "#7c6a56")}</g>`;
}

const hanging = `<g transform="translate(596 156) rotate(7)">${door()}${rect(236, 230, 20, 46, "#b6b1a4")}</g>
  ${path("M610 606 q 130 -18 270 26 q -120 26 -270 -26Z", "#8d7c60", 'opacity=".5"')}
  ${line("M596 180 l-16 10", "#8c5a34", 9)}${line("M580 470 l26 14", "#8c5a34", 9)}${line("M640 628 Q 760 600 868 654", "#8a7a63", 6)}
  ${line("M600 168 q 70 -40 130 10", "#a9a49a", 7)}`;

const straight = `<g transform="translate(580 132)">${door()}${rect(240, 226, 22, 50, "#d7b25a", 'rx="4"')}</g>
  ${rect(574, 170, 20, 46, "#c9c4b8")}${rect(574, 350, 20, 46, "#c9c4b8")}${rect(574, 520, 20, 46, "#c9c4b8")}
  ${line("M590 330 L700 306", "#3e3a36", 14)}${line("M590 330 L700 306", "#77716a", 5)}`;

const backdrop = `${sky(520)}${palm(140, 250, 1)}${palm(1050, 220, 1.1)}${palm(740, 320, 0.7)}${hedge(520, 21, "#4f8550")}${rect(0, 540, WIDTH, 70, "#79a95f")}${grass(9, 550, 120)}`;

export const cage: Scene = {
  name: "cage",
  before: backdrop + enclosure + pool() + hanging,
  after: backdrop + enclosure + pool() + straight,
  close: "520 100 560 420",
};

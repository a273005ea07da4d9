import { gradient, grass, hedge, line, palm, path, rect, type Scene, sky, times, WIDTH } from "./parts.ts";

const IRON = "#2f3a38";

const place = `${sky(500)}${palm(1080, 210, 1)}${hedge(470, 33, "#5d9155")}${hedge(530, 34, "#4c7f49")}
  ${rect(0, 590, WIDTH, 310, "#86b36a")}${grass(12, 596, 300)}
  ${gradient("walk", "#d8d2c6", "#bdb5a5")}${path("M470 600 H760 L960 900 H260Z", "url(#walk)")}
  ${times(4, (i) => line(`M${460 - i * 58} ${640 + i * 72} H${772 + i * 56}`, "#aaa292", 3))}`;

function bars(from: number, to: number): string {
  const count = Math.floor((to - from) / 34);
  return `${times(count, (i) => rect(from + 14 + i * 34, 250, 9, 370, IRON) + path(`M${from + 18.5 + i * 34} 228 l9 24 h-18Z`, IRON))}
    ${rect(from, 286, to - from, 13, IRON)}${rect(from, 560, to - from, 13, IRON)}`;
}

function post(x: number): string {
  return `${gradient("brick", "#b8694c", "#94503a", true)}${rect(x, 200, 76, 430, "url(#brick)")}
    ${times(14, (i) => line(`M${x} ${216 + i * 30} h76`, "#d6a58f", 3) + line(`M${x + (i % 2 ? 24 : 50)} ${216 + i * 30} v30`, "#d6a58f", 3))}
    ${path(`M${x - 10} 200 h96 l-16 -26 h-64Z`, "#cfc7ba")}`;
}

const fences = bars(0, 400) + bars(836, 1200) + post(392) + post(764);

const leaf = `${bars(0, 292)}${rect(0, 250, 13, 372, IRON)}${rect(280, 250, 13, 372, IRON)}`;
const sign = `${rect(80, 360, 130, 84, "#f4f1e6", 'rx="6"')}${rect(94, 376, 102, 12, "#2f6d8f")}${rect(94, 398, 84, 8, "#7b8a90")}${rect(94, 414, 96, 8, "#7b8a90")}`;

const ajar = `<g transform="translate(470 34) skewY(9) scale(.78 1)">${leaf}${sign}</g>
  ${rect(756, 396, 14, 60, "#8c5a34")}${line("M764 410 q -26 12 -20 46", "#8c5a34", 8)}${rect(748, 448, 20, 8, "#6e4526")}
  <g transform="translate(704 470)">${rect(-16, 0, 30, 54, "#7a4b2a", 'rx="4"')}${times(7, (i) => `<circle cx="${-10 + (i % 3) * 9}" cy="${8 + i * 6}" r="4" fill="#b07446"/>`)}</g>`;

const shut = `<g transform="translate(470 0)">${leaf}${sign}</g>
  ${rect(728, 380, 42, 84, "#3b4547", 'rx="8"')}${rect(734, 388, 30, 20, "#d9dee0", 'rx="4"')}<circle cx="749" cy="438" r="11" fill="#e0b33c"/>
  ${rect(470, 300, 16, 46, "#3b4547")}${rect(470, 520, 16, 46, "#3b4547")}${line("M478 330 L560 330", "#59666a", 10)}`;

export const gate: Scene = {
  name: "gate",
  before: place + fences + ajar,
  after: place + fences + shut,
  close: "500 230 400 300",
};

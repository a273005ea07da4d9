import {
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

const FRAME = "#5a4a3c";

function lanai(panels: string): string {
  return `${sky(560)}${palm(930, 240, 1.05)}${palm(180, 300, 0.8)}${hedge(560, 7)}
    ${rect(0, 580, WIDTH, 130, "#7cab62")}${grass(3, 585, 260)}
    ${mesh("screen")}
    ${panels}
    ${[60, 420, 780, 1120].map((x) => rect(x, 60, 22, 640, FRAME) + rect(x, 60, 6, 640, "#75624f")).join("")}
    ${rect(0, 40, WIDTH, 26, FRAME)}${rect(0, 40, WIDTH, 7, "#75624f")}${rect(0, 470, WIDTH, 16, FRAME)}${rect(0, 690, WIDTH, 24, FRAME)}
    ${floor()}`;
}

function mesh(id: string): string {
  return `<pattern id="${id}" width="12" height="12" patternUnits="userSpaceOnUse">
    <path d="M0 0H12M0 0V12" stroke="#2d3338" stroke-width="1.6" opacity=".3"/></pattern>`;
}

function panel(x: number, y: number, width: number, height: number): string {
  return rect(x, y, width, height, "#39434a", 'opacity=".2"') + rect(x, y, width, height, "url(#screen)");
}

function floor(): string {
  return `${gradient("tiles", "#d9c6a8", "#c2aa86")}${rect(0, 714, WIDTH, 186, "url(#tiles)")}
    ${times(5, (i) => line(`M0 ${730 + i * i * 12} H${WIDTH}`, "#b59c78", 2))}
    ${times(13, (i) => line(`M${600 + (i - 6) * 110} 714 L${600 + (i - 6) * 190} ${HEIGHT}`, "#b59c78", 2))}`;
}

const UPPER = [panel(82, 66, 338, 404), panel(442, 66, 338, 404), panel(802, 66, 318, 404)];
const LOWER = [panel(82, 486, 338, 204), panel(442, 486, 338, 204), panel(802, 486, 318, 204)];

/** The mesh hangs out of its frame. */
const tornUpper = `<clipPath id="left"><path d="M442 66 H640 L610 150 L648 230 L600 300 L560 380 L500 420 L442 440Z"/></clipPath>
  <g clip-path="url(#left)">${UPPER[1]}</g>
  ${path("M640 66 L610 150 L648 230 L600 300 L560 380 L590 396 L640 330 L690 250 L668 160 L690 66Z", "#39434a", 'opacity=".45"')}
  ${path("M640 66 L610 150 L648 230 L600 300 L560 380 L590 396 L640 330 L690 250 L668 160 L690 66Z", "url(#screen)")}
  ${line("M640 66 L610 150 L648 230 L600 300 L560 380 L500 420 L442 440", "#1f2428", 3)}
  ${line("M700 60 C 716 150 690 260 724 330 C 742 372 716 410 730 452", "#2b2b2b", 6)}`;
const tornLower = `<clipPath id="low"><path d="M442 690 V560 L500 540 L560 590 L630 566 L690 640 L780 620 V690Z"/></clipPath>
  <g clip-path="url(#low)">${LOWER[1]}</g>
  ${line("M442 560 L500 540 L560 590 L630 566 L690 640 L780 620", "#1f2428", 3)}
  ${path("M560 590 L630 566 L690 640 L640 668 L600 640Z", "#39434a", 'opacity=".5"')}`;

const chair = `<g transform="translate(905 640)"><path d="M0 120 L18 -10 L118 -10 L134 120" fill="none" stroke="#efe9dd" stroke-width="12"/>
  <rect x="6" y="40" width="124" height="18" rx="8" fill="#f6f1e6"/><rect x="12" y="-70" width="112" height="96" rx="14" fill="#f6f1e6"/>
  <path d="M34 -62V20M58 -62V20M82 -62V20M104 -62V20" stroke="#d8d0c0" stroke-width="5"/></g>`;
const scraps = `${path("M420 800 l70 -18 l34 26 l-50 24 l-60 -8Z", "#4c565d", 'opacity=".7"')}${line("M540 816 q 40 -30 90 0 t 80 -6", "#2b2b2b", 6)}
  ${path("M640 850 l40 -12 l30 18 l-44 14Z", "#4c565d", 'opacity=".6"')}`;

export const screen: Scene = {
  name: "screen",
  before: lanai([UPPER[0], tornUpper, UPPER[2], LOWER[0], tornLower, LOWER[2]].join("")) + chair + scraps,
  after: lanai([...UPPER, ...LOWER].join("")) + chair,
  close: "400 50 600 450",
};

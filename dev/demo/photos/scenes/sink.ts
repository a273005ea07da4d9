import { gradient, line, path, rect, type Scene, times, WIDTH } from "./parts.ts";

const kitchen = `${gradient("back", "#eef0ea", "#dfe3db")}${rect(0, 0, WIDTH, 300, "url(#back)")}
  ${times(6, (row) => times(11, (i) => `<rect x="${i * 116 - (row % 2) * 58}" y="${row * 50}" width="110" height="44" rx="4" fill="${(i + row) % 3 ? "#f7f8f4" : "#edf0ea"}" stroke="#d3d8cf" stroke-width="2"/>`))}
  ${gradient("top", "#77706a", "#5d5751")}${rect(0, 260, WIDTH, 54, "url(#top)")}${rect(0, 300, WIDTH, 18, "#48433f")}
  ${path("M360 258 H860 L840 292 H380Z", "#c9d0d3")}${path("M376 262 H844 L830 286 H390Z", "#9aa5aa")}
  ${line("M610 258 V120 Q610 60 680 60 Q750 60 750 120 V150", "#b9c2c6", 26)}${line("M604 258 V120 Q604 54 680 54", "#e9eef0", 7)}${line("M540 256 v-40 h-34", "#b9c2c6", 18)}`;

const cabinet = `${rect(0, 318, WIDTH, 582, "#6f4f37")}${rect(230, 350, 760, 480, "#3c2c20")}${gradient("inside", "#4a382a", "#2e2219")}${rect(250, 366, 720, 450, "url(#inside)")}
  ${path("M250 816 L310 740 H910 L970 816Z", "#7c6048")}
  ${rect(20, 350, 200, 480, "#8a6446")}${rect(44, 380, 152, 420, "#94704f")}<circle cx="196" cy="590" r="10" fill="#d9c9a8"/>
  ${rect(1000, 350, 190, 480, "#8a6446")}${rect(1022, 380, 146, 420, "#94704f")}<circle cx="1026" cy="590" r="10" fill="#d9c9a8"/>
  ${rect(0, 850, WIDTH, 50, "#cbb897")}${rect(0, 830, WIDTH, 22, "#4b3524")}`;

function trap(pipe: string, shade: string, nut: string): string {
  const run = "M610 366 V520 Q610 610 690 610 Q770 610 770 520 Q770 480 820 480 H960";
  return `${rect(570, 350, 80, 40, "#aeb7bb")}${line(run, shade, 48)}${line(run, pipe, 36)}
    ${rect(576, 430, 68, 30, nut, 'rx="6"')}${rect(576, 512, 68, 30, nut, 'rx="6"')}${rect(736, 502, 68, 30, nut, 'rx="6"')}${rect(880, 446, 30, 68, nut, 'rx="6"')}`;
}

const valves = `${line("M380 366 V560", "#c3c9cc", 14)}${line("M450 366 V560", "#c3c9cc", 14)}${rect(362, 556, 36, 40, "#8f989c")}${rect(432, 556, 36, 40, "#8f989c")}
  <circle cx="380" cy="600" r="16" fill="#c9412f"/><circle cx="450" cy="600" r="16" fill="#2f6db5"/>`;

const wet = `${path("M470 776 q 150 -34 330 -6 q 110 26 20 42 q -240 20 -360 -2 q -60 -14 10 -34Z", "#6f97ab", 'opacity=".8"')}
  ${path("M560 782 q 90 -16 170 2 q -90 16 -170 -2Z", "#d3e6ee", 'opacity=".8"')}
  ${times(5, (i) => path(`M${684 + (i % 2) * 12} ${640 + i * 24} q 9 16 0 22 q -11 -5 0 -22Z`, "#8cc2da"))}
  ${path("M300 700 q 60 -30 120 10 q 40 60 -40 90 q -90 0 -110 -40Z", "#1f1712", 'opacity=".55"')}
  <g transform="translate(640 690)">${path("M0 0 H130 L112 104 H18Z", "#e3e7ea")}<ellipse cx="65" cy="2" rx="65" ry="15" fill="#b9c3c8"/><ellipse cx="65" cy="4" rx="54" ry="10" fill="#7fa6b8"/>${line("M4 0 q 60 -64 122 0", "#9aa4a9", 5)}</g>`;

const dry = `${rect(330, 720, 90, 86, "#3f7ea8", 'rx="8"')}${rect(352, 690, 46, 34, "#dfe4e6", 'rx="4"')}${rect(342, 748, 66, 30, "#f3f5f2")}
  ${rect(830, 712, 70, 92, "#e8e2d2", 'rx="6"')}${rect(840, 736, 50, 34, "#6a9a58")}${path("M470 770 h120 l20 24 h-150Z", "#e9d9b2")}`;

const stains = `${line("M616 540 q -14 40 4 70", "#7c8f4a", 9)}${line("M700 628 q 6 18 0 30", "#8cc2da", 8)}`;

export const sink: Scene = {
  name: "sink",
  before: kitchen + cabinet + valves + trap("#a99c84", "#7d725f", "#8c5a34") + stains + wet,
  after: kitchen + cabinet + valves + trap("#fbfbf8", "#c9cbc8", "#e8eaea") + dry,
  close: "480 360 520 390",
};

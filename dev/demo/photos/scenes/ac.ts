import { gradient, line, path, rect, type Scene, times, WIDTH } from "./parts.ts";

const wall = `${gradient("wall", "#e9dcc6", "#d6c4a6")}${rect(0, 0, WIDTH, 640, "url(#wall)")}
  ${times(12, (row) => times(9, (i) => line(`M${i * 150 + (row % 2) * 75} ${row * 54} v54`, "#cbb795", 2)) + line(`M0 ${row * 54} H${WIDTH}`, "#cbb795", 2))}
  ${gradient("slab", "#b9b6ae", "#96938a")}${rect(0, 640, WIDTH, 260, "#8f9a6a")}${path("M90 660 H1110 L1190 830 H10Z", "url(#slab)")}
  ${path("M10 830 H1190 V860 H10Z", "#7d7a72")}`;

const lineSet = `${line("M760 120 V380 Q760 430 700 430", "#4a4a4a", 30)}${line("M760 120 V380 Q760 430 700 430", "#6b6b6b", 10)}
  ${line("M726 120 V372 Q726 392 704 392", "#b87333", 12)}${rect(690, 90, 100, 46, "#cfcac0")}`;

function unit(coil: string): string {
  return `${path("M250 250 L640 250 L640 690 L250 690Z", "#c9cdcb")}${path("M640 250 L720 280 V700 L640 690Z", "#a8adab")}
    ${path("M250 250 L340 220 L720 248 L720 280 L640 250Z", "#dfe3e1")}
    ${coil}
    ${rect(250, 690, 390, 14, "#6d7270")}${rect(262, 704, 40, 18, "#4d5150")}${rect(590, 704, 40, 18, "#4d5150")}
    ${rect(560, 270, 66, 34, "#f4f4ee")}${rect(566, 278, 40, 5, "#3c6ea3")}${rect(566, 288, 52, 4, "#9aa3a8")}`;
}

const fins = (tone: string, gap: string) =>
  rect(270, 320, 350, 350, gap) + times(32, (i) => rect(274 + i * 11, 322, 5, 346, tone));

const pipe = `${line("M840 200 V700 Q840 740 880 740 H1000", "#f4f4f0", 34)}${line("M834 200 V700 Q834 746 880 746 H1000", "#d7d7d0", 6)}
  ${rect(816, 380, 48, 30, "#e6e6df")}${rect(816, 560, 48, 30, "#e6e6df")}`;

const dirt = `${times(46, (i) => `<ellipse cx="${280 + ((i * 83) % 330)}" cy="${330 + ((i * 131) % 330)}" rx="${14 + (i % 5) * 6}" ry="${6 + (i % 3) * 4}" fill="${i % 2 ? "#8b8069" : "#a69a7e"}" opacity=".75"/>`)}
  ${path("M270 600 q 80 -50 170 -10 q 90 -40 180 20 v60 H270Z", "#7a6c50", 'opacity=".85"')}
  ${times(8, (i) => path(`M${300 + i * 40} ${640 - (i % 3) * 16} q 14 -22 30 0 q -14 12 -30 0Z`, i % 2 ? "#6d7f3c" : "#9a6b35"))}`;

const leak = `${path("M860 770 q 120 -40 230 10 q 60 40 -60 56 q -170 20 -240 -20 q -10 -30 70 -46Z", "#5f7f93", 'opacity=".75"')}
  ${path("M900 780 q 70 -20 130 6 q -60 22 -130 -6Z", "#cfe1ea", 'opacity=".7"')}
  ${line("M838 566 q 10 22 -4 40 q 12 16 2 34", "#2f2f2b", 4)}${line("M832 640 q 4 30 -6 58 q 8 26 30 46", "#74823f", 9, 'opacity=".8"')}
  ${line("M850 410 q 4 60 -3 140", "#9aa06a", 7, 'opacity=".7"')}${path("M860 720 q 60 -6 130 8 v26 q -70 6 -110 -2 q -30 -14 -20 -32Z", "#7f8c4c", 'opacity=".45"')}
  ${times(5, (i) => path(`M${850 + (i % 2) * 10} ${600 + i * 30} q 8 14 0 20 q -10 -4 0 -20Z`, "#7fb2cc"))}
  ${times(6, (i) => path(`M${150 + i * 9} ${640 + i * 4} q -20 -50 ${i * 4} -90 q 6 50 8 90Z`, "#6b8a45"))}`;

const tools = `${rect(930, 690, 150, 70, "#c8402f", 'rx="8"')}${rect(930, 690, 150, 20, "#a83324", 'rx="8"')}${line("M975 690 q 30 -44 60 0", "#3a3a3a", 9)}
  ${rect(990, 716, 32, 14, "#e8c33a")}${line("M820 470 h40", "#2f6db5", 12)}`;

export const ac: Scene = {
  name: "ac",
  before: wall + lineSet + pipe + unit(fins("#8d8a7d", "#4d4a40") + dirt) + leak,
  after: wall + lineSet + pipe + unit(fins("#dfe5e6", "#5b6668")) + tools,
  close: "520 330 600 450",
};

/** A drawn place: what it looked like, what it looked like afterwards, and where to stand for the close view. */
export type Scene = {
  name: string;
  before: string;
  after: string;
  /** `x y width height` of the close view, four by three. */
  close: string;
};

export const WIDTH = 1200;
export const HEIGHT = 900;

/** Numbers between 0 and 1 that are the same in every run. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join("");
}

export function rect(x: number, y: number, width: number, height: number, fill: string, more = ""): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
}

export function path(d: string, fill: string, more = ""): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function line(d: string, stroke: string, width: number, more = ""): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function sky(low = 520): string {
  return `${gradient("sky", "#7fb9e6", "#e4f2fa")}${rect(0, 0, WIDTH, low, "url(#sky)")}
    <g fill="#fff" opacity=".75"><ellipse cx="270" cy="130" rx="120" ry="26"/><ellipse cx="340" cy="108" rx="80" ry="30"/>
    <ellipse cx="930" cy="190" rx="140" ry="24"/><ellipse cx="860" cy="170" rx="70" ry="26"/></g>`;
}

export function gradient(id: string, from: string, to: string, turned = false): string {
  const end = turned ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
}

export function palm(x: number, y: number, size: number): string {
  const leaf = (turn: number, tone: string) =>
    `<path transform="rotate(${turn})" d="M0 0 C 40 -46 96 -50 150 -6 C 100 -24 46 -16 0 0Z" fill="${tone}"/>`;
  const turns = [-160, -120, -80, -35, 5, 40, 150, 185];
  return `<g transform="translate(${x} ${y}) scale(${size})">
    <path d="M-9 330 C -4 200 -16 90 -6 0 L 8 0 C 2 90 10 210 14 330Z" fill="#8a6b4a"/>
    ${times(9, (i) => line(`M-8 ${30 + i * 34} q 10 8 18 0`, "#6f5439", 3))}
    ${turns.map((turn, i) => leaf(turn, i % 2 ? "#4f8a4b" : "#3d7440")).join("")}</g>`;
}

export function hedge(y: number, seed: number, tone = "#5c8f4e"): string {
  const random = chances(seed);
  return times(26, (i) => {
    const radius = 46 + random() * 34;
    return `<circle cx="${i * 50}" cy="${y + random() * 26}" r="${radius}" fill="${tone}" opacity="${0.75 + random() * 0.25}"/>`;
  });
}

export function grass(
  seed: number,
  from: number,
  count: number,
  tones = ["#6fa35a", "#5b9150", "#82b268"],
): string {
  const random = chances(seed);
  return times(count, () => {
    const x = random() * WIDTH;
    const y = from + random() * (HEIGHT - from);
    const height = 8 + (y - from) * 0.05 + random() * 8;
    return line(
      `M${x} ${y} q ${random() * 8 - 4} ${-height / 2} ${random() * 12 - 6} ${-height}`,
      tones[Math.floor(random() * tones.length)] ?? "#6fa35a",
      2.4,
    );
  });
}

// Going through the proof by keyboard. Every key does what can be pressed on the screen too; without a script there are links
// and forms.

const root = document.querySelector("[data-review]");
const shots = [...root.querySelectorAll("[data-shot]")];
const frames = root.querySelector("[data-frames]");
const doing = (name) => root.querySelector(`[data-do="${name}"]`);
const panel = root.querySelector("#return");

let here = Math.max(
  shots.findIndex((shot) => shot.hasAttribute("aria-current")),
  0,
);
let comparing = frames?.classList.contains("both") ?? false;

document.documentElement.classList.add("scripted");

// The large photo

function show(index) {
  if (shots.length === 0) return;
  here = (index + shots.length) % shots.length;
  shots.forEach((shot, place) => {
    if (place === here) shot.setAttribute("aria-current", "true");
    else shot.removeAttribute("aria-current");
  });
  shots[here].scrollIntoView({ block: "nearest", inline: "nearest" });
  paint();
  for (const near of [here + 1, here - 1]) preload(shots[(near + shots.length) % shots.length]);
  preload(pairOf(shots[here]));
}

function paint() {
  const shot = shots[here];
  const pair = comparing ? pairOf(shot) : undefined;
  const shown = pair ? (shot.dataset.label === "after" ? [pair, shot] : [shot, pair]) : [shot];
  frames.classList.toggle("both", shown.length === 2);
  frames.replaceChildren(...shown.map(figureOf));
  doing("compare").classList.toggle("on", comparing);
  paintMarks();
}

function figureOf(shot) {
  const known = [...frames.children].find((figure) => figure.dataset.of === shot.dataset.shot);
  if (known) return known;
  const figure = document.createElement("figure");
  figure.dataset.of = shot.dataset.shot;
  const image = document.createElement("img");
  image.src = shot.dataset.large;
  image.alt = shot.dataset.told;
  const caption = document.createElement("figcaption");
  caption.className = "small";
  caption.textContent = shot.dataset.told;
  figure.append(image, caption);
  return figure;
}

function pairOf(shot) {
  return shots.find((one) => one.dataset.shot === shot.dataset.pair);
}

const fetched = new Set();

function preload(shot) {
  if (!shot || fetched.has(shot.dataset.large)) return;
  fetched.add(shot.dataset.large);
  new Image().src = shot.dataset.large;
}

function jumpTo(label) {
  const first = shots.findIndex((shot) => shot.dataset.label === label);
  if (first !== -1) show(first);
}

/** Closer, around the point that was pressed; the middle by key. */
function zoom(at = { x: 0.5, y: 0.5 }) {
  const near = frames.classList.toggle("near");
  doing("zoom").setAttribute("aria-pressed", String(near));
  if (!near) return;
  for (const figure of frames.children) {
    figure.scrollLeft = (figure.scrollWidth - figure.clientWidth) * at.x;
    figure.scrollTop = (figure.scrollHeight - figure.clientHeight) * at.y;
  }
}

function compare() {
  if (shots.length === 0) return;
  comparing = !comparing;
  paint();
}

// What is not good enough

const whyOf = (about) => [...root.querySelectorAll("[data-why]")].find((one) => one.dataset.why === about);
const isMarked = (about) => whyOf(about)?.classList.contains("marked") ?? false;

function mark(about) {
  const line = whyOf(about);
  if (!line) return;
  const field = line.querySelector("input");
  const marked = line.classList.toggle("marked");
  field.required = marked;
  if (!marked) field.value = "";
  if (marked) {
    panel.open = true;
    line.closest("details.one-photo")?.setAttribute("open", "");
    line.scrollIntoView({ block: "nearest" });
  }
  paintMarks();
}

function paintMarks() {
  for (const button of root.querySelectorAll("[data-mark]")) {
    const marked = isMarked(button.dataset.mark);
    button.setAttribute("aria-pressed", String(marked));
    button.closest("li").classList.toggle("marked", marked);
  }
  for (const shot of shots) shot.classList.toggle("marked", isMarked(shot.dataset.about));
  const photo = doing("mark-photo");
  photo?.setAttribute("aria-pressed", String(isMarked(shots[here]?.dataset.about)));
  const count = root.querySelectorAll(".why.marked").length;
  const told = root.querySelector("[data-marked]");
  if (told) told.textContent = count > 0 ? `(${count})` : "";
}

/** To the first thing that is marked and has no words yet. */
function write() {
  if (!panel) return;
  panel.open = true;
  const marked = [...panel.querySelectorAll(".why.marked input")];
  const field = marked.find((one) => one.value.trim() === "") ?? marked[0] ?? panel.querySelector("textarea");
  field.focus();
}

// What is typed is a mark too, and taking it back takes the mark away.
root.addEventListener("input", ({ target }) => {
  const line = target.closest?.(".why");
  if (!line || target.required) return;
  line.classList.toggle("marked", target.value.trim() !== "");
  paintMarks();
});

// Keys and buttons

const ACTS = {
  "previous-photo": () => show(here - 1),
  "next-photo": () => show(here + 1),
  compare,
  zoom: () => zoom(),
  "mark-photo": () => shots[here] && mark(shots[here].dataset.about),
};

root.addEventListener("click", (click) => {
  if (click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
  const act = ACTS[click.target.closest("[data-do]")?.dataset.do];
  const shot = click.target.closest("[data-shot]");
  const about = click.target.closest("[data-mark]")?.dataset.mark;
  const image = click.target.closest("[data-frames] img");
  if (act || shot) click.preventDefault();
  if (act) act();
  if (shot) show(shots.indexOf(shot));
  if (about) mark(about);
  if (image) {
    const box = image.getBoundingClientRect();
    zoom({ x: (click.clientX - box.x) / box.width, y: (click.clientY - box.y) / box.height });
  }
});

// The summary opens by itself; where it was opened, the cursor goes to what is to be written.
panel?.addEventListener("toggle", () => {
  if (panel.open && document.activeElement === panel.querySelector("summary")) write();
});

// A form that is on its way is not sent again.
root.addEventListener("submit", ({ target }) => {
  for (const button of target.querySelectorAll("button[type=submit]")) button.disabled = true;
});

const KEYS = {
  ArrowLeft: () => show(here - 1),
  k: () => show(here - 1),
  ArrowRight: () => show(here + 1),
  j: () => show(here + 1),
  b: () => jumpTo("before"),
  a: () => jumpTo("after"),
  d: () => jumpTo("during"),
  z: () => zoom(),
  // Hidden while reasons are written: then nothing is approved by a slip of the finger.
  A: () => doing("approve")?.checkVisibility() && doing("approve").click(),
  r: write,
  R: write,
  n: () => doing("next")?.click(),
  "?": () => doing("help").toggleAttribute("open"),
  " ": compare,
};

document.addEventListener("keydown", (press) => {
  if (press.ctrlKey || press.metaKey || press.altKey) return;
  const { target, key } = press;
  if (key === "Escape" && target.closest?.("[data-return]") && !target.matches("input, textarea")) {
    panel.open = false;
    panel.querySelector("summary").focus();
    return;
  }
  if (target.closest?.("input, select, textarea")) return;
  // The space bar presses what has the focus.
  if (key === " " && target.closest?.("button, summary")) return;
  if (press.repeat && ["A", "n"].includes(key)) return;
  const digit = /^[1-8]$/.test(key) ? root.querySelector(`[data-digit="${key}"]`) : null;
  const act = key === "9" ? ACTS["mark-photo"] : digit ? () => mark(digit.dataset.mark) : KEYS[key];
  if (!act) return;
  press.preventDefault();
  act();
});

if (shots.length > 0) {
  for (const figure of frames.children) {
    const src = figure.querySelector("img").getAttribute("src");
    figure.dataset.of = shots.find((shot) => shot.dataset.large === src)?.dataset.shot;
  }
  show(here);
}
paintMarks();

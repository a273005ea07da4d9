// A paper in its fold: fetched when the fold is opened, printed from there. Without a script its link opens it.

document.documentElement.classList.add("papers-open");

document.addEventListener(
  "toggle",
  ({ target }) => {
    const fold = target.closest?.("[data-paper]");
    // A phone shows no PDF in a frame: there its link opens it.
    if (fold?.open && matchMedia("(min-width: 721px)").matches) frameIn(fold);
  },
  true,
);

document.addEventListener("click", async ({ target }) => {
  const fold = target.closest?.("[data-print]")?.closest("[data-paper]");
  if (!fold) return;
  const frame = frameIn(fold);
  // Before its paper is there, a frame prints an empty page.
  await loads.get(frame);
  try {
    frame.contentWindow.focus();
    frame.contentWindow.print();
  } catch {
    // A browser that shows no PDF in a frame prints it from a page of its own.
    window.open(fold.dataset.paper);
  }
});

const loads = new WeakMap();

function frameIn(fold) {
  const place = fold.querySelector("[data-frame]");
  const known = place.querySelector("iframe");
  if (known) return known;
  const frame = document.createElement("iframe");
  frame.title = place.dataset.title;
  frame.src = fold.dataset.paper;
  loads.set(frame, new Promise((loaded) => frame.addEventListener("load", loaded, { once: true })));
  place.append(frame);
  return frame;
}

// A preview that was asked for once follows what is typed, a moment after the last key.
let again;

document.addEventListener("submit", ({ submitter, target }) => {
  if (submitter?.formTarget !== "paper-preview") return;
  for (const place of document.querySelectorAll("[data-follows] .waiting")) place.classList.remove("waiting");
  target.lastPreview = submitter;
});

document.addEventListener("input", ({ target }) => {
  const { form } = target;
  if (!form?.lastPreview) return;
  clearTimeout(again);
  again = setTimeout(() => form.requestSubmit(form.lastPreview), 900);
});

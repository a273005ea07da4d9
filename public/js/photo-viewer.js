// Photos in large, one after the other. Without it, a photo's link opens the photo.

let dialog;
let photos = [];
let here = 0;

document.addEventListener("click", (click) => {
  const link = click.target.closest?.("a[data-photo]");
  if (!link || click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
  click.preventDefault();
  photos = [...document.querySelectorAll("a[data-photo]")];
  dialog ??= makeDialog();
  show(photos.indexOf(link));
  dialog.showModal();
});

function makeDialog() {
  const made = document.createElement("dialog");
  made.className = "viewer";
  const image = document.createElement("img");
  const told = document.createElement("p");
  const row = document.createElement("div");
  row.className = "row";
  row.append(
    told,
    button("Previous", () => show(here - 1)),
    button("Next", () => show(here + 1)),
    button("Close", () => made.close()),
  );
  made.append(image, row);
  made.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft" || key === "k") show(here - 1);
    if (key === "ArrowRight" || key === "j") show(here + 1);
  });
  made.addEventListener("click", ({ target }) => {
    if (target === made) made.close();
  });
  document.body.append(made);
  return made;
}

function button(word, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = word;
  made.addEventListener("click", press);
  return made;
}

function show(index) {
  here = (index + photos.length) % photos.length;
  const link = photos[here];
  const image = dialog.querySelector("img");
  image.src = link.href;
  image.alt = link.dataset.photo;
  dialog.querySelector("p").textContent = `${link.dataset.photo} (${here + 1} of ${photos.length})`;
}

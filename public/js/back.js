// Back as the browser does it, to the form as it was left: a link would open it empty.

for (const link of document.querySelectorAll("a[data-back]")) {
  link.addEventListener("click", (click) => {
    if (history.length < 2) return;
    click.preventDefault();
    history.back();
  });
}

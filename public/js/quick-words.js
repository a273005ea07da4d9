// Reasons that are written often are a press away. Without a script they are typed.

document.documentElement.classList.add("quick-words");

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-words]");
  const field = button?.closest(".why")?.querySelector("input");
  if (!field) return;
  field.value = button.dataset.words;
  field.focus();
  // What listens for typing hears of it too.
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

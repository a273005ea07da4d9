// A button that copies what stands in the field beside it. Without a script it is not shown.

document.documentElement.classList.add("copies");

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  const field = button && document.getElementById(button.dataset.copy);
  if (!field) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    const word = button.querySelector("[data-word]");
    word.textContent = "Copied";
    setTimeout(() => {
      word.textContent = "Copy";
    }, 2000);
  } catch {
    // Not allowed here: the address is selected, so that Ctrl+C copies it.
  }
});

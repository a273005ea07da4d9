/** Says something at a form, where the person is looking; nothing takes it away again. */
export function say(form: Element, text: string): void {
  const known = form.querySelector("[data-said]");
  if (known instanceof HTMLElement) {
    known.textContent = text;
    known.hidden = text === "";
    return;
  }
  if (text === "") return;
  const made = document.createElement("p");
  made.className = "said bad";
  made.setAttribute("role", "alert");
  made.dataset.said = "";
  made.textContent = text;
  form.append(made);
}

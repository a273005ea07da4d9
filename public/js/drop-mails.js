// Mails dropped anywhere on the page go to the form's field; each is sent by itself, so that 25 MB are the most of one, not of all.

const form = document.querySelector("[data-drop-mails]");
const field = form?.querySelector("input[type=file]");

function carriesFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

document.addEventListener("dragover", (event) => {
  if (!form || !carriesFiles(event)) return;
  event.preventDefault();
  form.classList.add("over");
});

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form?.classList.remove("over");
});

document.addEventListener("drop", (event) => {
  if (!form || !carriesFiles(event)) return;
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length === 0) return;
  field.files = event.dataTransfer.files;
  form.requestSubmit();
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void sendAll([...field.files]);
});

async function sendAll(files) {
  const said = form.querySelector("[data-drop-said]");
  const wrong = form.querySelector("[data-drop-wrong]");
  const button = form.querySelector("button[type=submit]");
  wrong.replaceChildren();
  button.disabled = true;
  let taken = 0;
  for (const [index, file] of files.entries()) {
    said.textContent = `${index + 1} of ${files.length}: ${file.name}`;
    const problem = await send(file);
    if (problem) wrong.append(line(file.name, problem));
    else taken += 1;
  }
  button.disabled = false;
  said.textContent = `${taken} of ${files.length} taken in.`;
  form.reset();
  document.querySelector("#messages")?.dispatchEvent(new CustomEvent("mails-taken"));
}

/** Sends one file. Answers what is wrong with it, if something is. */
async function send(file) {
  const body = new FormData(form);
  body.delete("mail");
  body.append("mail", file);
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", headers, body });
    const told = await answer.json();
    return answer.ok ? null : (told.wrong?.[0]?.detail ?? told.detail);
  } catch {
    return "It was not sent: there is no connection. Try again.";
  }
}

function line(name, detail) {
  const paragraph = document.createElement("p");
  paragraph.className = "said bad";
  paragraph.setAttribute("role", "alert");
  const strong = document.createElement("strong");
  strong.textContent = name;
  paragraph.append(strong, ` ${detail}`);
  return paragraph;
}

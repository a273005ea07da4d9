// Compares a file with those of the job, in this browser: nothing is sent, and it works without signal.

const form = document.querySelector("[data-check]");
const answer = document.querySelector("[data-answer]");

// Where the page came over plain HTTP the browser has no hashing; the form is then sent as without a script.
if (form && answer && globalThis.crypto?.subtle) {
  document.querySelector("[data-here]").hidden = false;
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    check(form.elements.file.files[0]);
  });
  form.elements.file.addEventListener("change", () => check(form.elements.file.files[0]));
}

async function check(file) {
  if (!file) return;
  say(`${file.name}: …`, "");
  try {
    const sha256 = await sha256Of(file);
    const entry = document.querySelector(`[data-sha256="${sha256}"]`);
    const words = entry
      ? form.dataset.yes.replace("{name}", entry.dataset.name).replace("{when}", entry.dataset.when)
      : form.dataset.no;
    say(`${file.name}: ${words}`, entry ? "good" : "bad");
  } catch {
    say(`${file.name} cannot be read. Choose it again.`, "bad");
  }
}

async function sha256Of(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function say(words, tone) {
  answer.textContent = words;
  answer.className = `said ${tone}`;
  answer.hidden = false;
}

import { read } from "./send.js";

const PAD = "/vendor/signature_pad.min.js";
// Fetched with the page: where the customer signs, there may be no signal.
const library = import(PAD);
library.catch(() => {});

/** The pad's dialog: opened by what carries `data-sign`, sent as a PNG. `done` is called when it arrived. */
export function prepareSigning(done) {
  const dialog = document.getElementById("sign");
  if (!dialog) return;
  const form = dialog.querySelector("form");
  const canvas = dialog.querySelector("canvas");
  let pad = null;
  let typed = false;

  document.addEventListener("click", async (event) => {
    const opener = event.target instanceof Element ? event.target.closest("[data-sign]") : null;
    if (!opener) return;
    event.preventDefault();
    dialog.showModal();
    try {
      pad ??= await newPad(canvas, () => {
        typed = false;
        say("");
        dialog.classList.add("signed");
      });
    } catch {
      say("No signal, and the pad is not on this phone yet. Open this again when there is signal.");
      return;
    }
    fitPad();
  });

  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-clear]").addEventListener("click", clear);
  dialog.querySelector("[data-type-name]").addEventListener("click", () => {
    const name = form.elements.name.value.trim();
    if (name === "") {
      form.elements.name.focus();
      say("Write the name first.");
      return;
    }
    clear();
    writeName(canvas, name);
    typed = true;
    dialog.classList.add("signed");
  });
  // Turning the phone changes the canvas, which empties it: what was drawn is drawn again.
  new ResizeObserver(() => {
    if (dialog.open && pad) fitPad();
  }).observe(canvas);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!pad || (pad.isEmpty() && !typed)) {
      say("Sign on the line, or use the typed name.");
      return;
    }
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    const answer = await send(form, canvas);
    button.disabled = false;
    if (answer.kind !== "sent") {
      say(answer.detail);
      return;
    }
    form.reset();
    clear();
    dialog.close();
    done();
  });

  function clear() {
    pad?.clear();
    typed = false;
    say("");
    dialog.classList.remove("signed");
  }

  function fitPad() {
    const drawn = pad.toData();
    if (!resize(canvas)) return;
    pad.clear();
    if (typed) writeName(canvas, form.elements.name.value.trim());
    else pad.fromData(drawn);
  }

  function say(text) {
    const place = dialog.querySelector("[data-said]");
    place.textContent = text;
    place.hidden = text === "";
  }
}

async function newPad(canvas, onStroke) {
  const { default: SignaturePad } = await library.catch(() => import(PAD));
  const pad = new SignaturePad(canvas, { minWidth: 1, maxWidth: 3, penColor: "#1c1b18" });
  pad.addEventListener("beginStroke", onStroke);
  return pad;
}

/** As many pixels as the screen has. Answers whether anything changed. */
function resize(canvas) {
  const ratio = Math.min(3, Math.max(1, window.devicePixelRatio));
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").scale(ratio, ratio);
  return true;
}

function writeName(canvas, name) {
  const pen = canvas.getContext("2d");
  const { clientWidth: width, clientHeight: height } = canvas;
  pen.fillStyle = "#1c1b18";
  pen.textBaseline = "alphabetic";
  let size = 44;
  do {
    pen.font = `italic ${size}px Georgia, "Times New Roman", serif`;
    size -= 2;
  } while (size > 14 && pen.measureText(name).width > width - 48);
  pen.fillText(name, 24, height * 0.58);
}

async function send(form, canvas) {
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const body = new FormData(form);
  body.set("file", png, "signature.png");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    return await read(response);
  } catch {
    return {
      kind: "later",
      detail: "No signal. The signature stays here; save it again when there is signal.",
    };
  }
}

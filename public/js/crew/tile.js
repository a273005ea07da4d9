const STATE = {
  preparing: { word: "Preparing", tone: "wait" },
  waiting: { word: "Waiting", tone: "wait" },
  uploading: { word: "Sending", tone: "wait" },
  sent: { word: "Sent", tone: "good" },
  attention: { word: "Not sent", tone: "bad" },
};

/** Shows a photo of the outbox with how far it is. */
export function showTile(outbox, photo) {
  const tile = tileOf(photo.clientId) ?? newTile(outbox, photo);
  if (!tile || (tile.dataset.state === photo.state && tile.dataset.detail === photo.detail)) return;
  tile.dataset.state = photo.state;
  tile.dataset.detail = photo.detail;
  const picture = tile.querySelector("img");
  if (photo.preview && !picture.src) {
    picture.src = photo.preview;
    picture.hidden = false;
  }
  const { word, tone } = STATE[photo.state];
  const status = tile.querySelector(".status");
  status.className = `status ${tone}`;
  status.textContent = photo.state === "waiting" && photo.detail ? photo.detail : word;
  for (const part of tile.querySelectorAll(".attention")) part.hidden = photo.state !== "attention";
  tile.querySelector(".why").textContent = photo.detail;
}

export function tileOf(clientId) {
  return document.querySelector(`[data-tile="${CSS.escape(clientId)}"]`);
}

function newTile(outbox, { clientId, label }) {
  const list = document.querySelector(`[data-outbox="${label}"]`);
  if (!list) return null;
  const tile = document.createElement("li");
  tile.dataset.tile = clientId;
  const actions = element("span", "attention choices");
  actions.append(
    button("Try again", () => outbox.retry(clientId)),
    button("Remove", () => {
      tile.remove();
      outbox.forget(clientId);
    }),
  );
  tile.append(preview(), element("span", "status"), element("span", "attention why small"), actions);
  list.append(tile);
  return tile;
}

/** Nothing rather than a broken picture, where the browser cannot draw what was chosen. */
function preview() {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.hidden = true;
  picture.addEventListener("error", () => {
    picture.hidden = true;
  });
  return picture;
}

function button(text, press) {
  const made = element("button", "button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

function element(name, classes) {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}

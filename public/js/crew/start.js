import { Outbox } from "./outbox.js";
import { pickPhotos } from "./pick.js";
import { offerPosition } from "./position.js";
import { showProgress, tidyTiles } from "./progress.js";
import { refresh, refreshOnReturn } from "./refresh.js";
import { prepareSigning } from "./sign.js";

const outbox = new Outbox(document);

outbox.addEventListener("change", () => showProgress(outbox));
outbox.addEventListener("sent", refresh);
document.addEventListener("htmx:after:swap", () => {
  tidyTiles(outbox);
  showProgress(outbox);
});
window.addEventListener("beforeunload", (event) => {
  if (outbox.unsent().length > 0) event.preventDefault();
});

pickPhotos(outbox);
offerPosition();
prepareSigning(refresh);
refreshOnReturn();

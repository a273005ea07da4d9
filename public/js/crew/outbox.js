import { send } from "./send.js";
import { shrink } from "./shrink.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/**
 * What was captured and is not at the office yet. Each photo goes through `preparing`, `waiting`, `uploading` to `sent`,
 * or to `attention` where a person must look. One is sent at a time; what fails on the way is sent again, later and later.
 * Tells `change` on every step and `sent` on each arrival.
 *
 * @typedef {{ clientId: string, label: string, takenAt: number, address: string, file: Blob, preview: string | null,
 *   position: { latitude: number, longitude: number } | null, state: string, detail: string, tries: number }} Photo
 */
export class Outbox extends EventTarget {
  /** @type {Photo[]} */
  photos = [];
  #sending = false;
  #timer = 0;

  constructor(document) {
    super();
    document.defaultView.addEventListener("online", () => this.#sendNext());
  }

  /**
   * Takes a photo in; it is kept until it arrived.
   * @param {Pick<Photo, "clientId" | "label" | "takenAt" | "address" | "file">} captured
   * @param {Promise<Photo["position"]>} position
   */
  async add(captured, position) {
    const photo = { ...captured, position: null, preview: null, state: "preparing", detail: "", tries: 0 };
    this.photos.push(photo);
    this.#tell("change", photo);
    [photo.file, photo.position] = await Promise.all([shrink(photo.file), position]);
    photo.preview = URL.createObjectURL(photo.file);
    this.#set(photo, "waiting");
    this.#sendNext();
  }

  /** Sends again what needed a look. */
  retry(clientId) {
    const photo = this.photos.find((one) => one.clientId === clientId);
    if (photo?.state !== "attention") return;
    photo.tries = 0;
    this.#set(photo, "waiting");
    this.#sendNext();
  }

  /** Lets go of a photo: the page shows it from the office's side now, or a person took it out. */
  forget(clientId) {
    const photo = this.photos.find((one) => one.clientId === clientId);
    if (photo?.preview) URL.revokeObjectURL(photo.preview);
    this.photos = this.photos.filter((one) => one !== photo);
    this.#tell("change", photo);
  }

  unsent() {
    return this.photos.filter((photo) => photo.state !== "sent");
  }

  /** Those that the page does not show from the office's side yet, but will without anybody's help. */
  onTheWay(label) {
    return this.photos.filter((photo) => photo.label === label && photo.state !== "attention");
  }

  async #sendNext() {
    clearTimeout(this.#timer);
    const photo = this.photos.find((one) => one.state === "waiting");
    if (this.#sending || !photo) return;
    this.#sending = true;
    this.#set(photo, "uploading");
    const answer = await send(photo);
    this.#sending = false;
    this.#record(photo, answer);
  }

  #record(photo, answer) {
    if (answer.kind === "sent") {
      this.#set(photo, "sent");
      this.#tell("sent", photo);
      this.#sendNext();
      return;
    }
    if (answer.kind === "refused") {
      this.#set(photo, "attention", answer.detail);
      this.#sendNext();
      return;
    }
    photo.tries += 1;
    this.#set(photo, "waiting", answer.detail);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (photo.tries - 1));
    // Spread out, so that phones that lost the same mast do not come back in the same second.
    this.#timer = setTimeout(() => this.#sendNext(), wait * (0.75 + Math.random() / 2));
  }

  #set(photo, state, detail = "") {
    photo.state = state;
    photo.detail = detail;
    this.#tell("change", photo);
  }

  #tell(name, photo) {
    this.dispatchEvent(new CustomEvent(name, { detail: photo }));
  }
}

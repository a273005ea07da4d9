import SignaturePad from "signature_pad";

const INK = "#1c1b18";

/** The signature's canvas: drawn with a finger, a pen or a mouse, or written as a typed name. It stays when the phone is turned. */
export class Pad {
  readonly #pad: SignaturePad;
  #typed: string | null = null;

  readonly canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement, onStroke: () => void) {
    this.canvas = canvas;
    this.#pad = new SignaturePad(canvas, { minWidth: 1, maxWidth: 3, penColor: INK });
    this.#pad.addEventListener("beginStroke", () => {
      // A stroke through a typed name begins anew.
      if (this.#typed !== null) this.clear();
      onStroke();
    });
    // Turning the phone changes the canvas, which empties it: what was drawn is drawn again.
    new ResizeObserver(() => this.fit()).observe(canvas);
  }

  get method(): "drawn" | "typed" {
    return this.#typed === null ? "drawn" : "typed";
  }

  isEmpty(): boolean {
    return this.#typed === null && this.#pad.isEmpty();
  }

  clear(): void {
    this.#typed = null;
    this.#pad.clear();
  }

  write(name: string): void {
    this.clear();
    this.#typed = name;
    writeName(this.canvas, name);
  }

  /** As many pixels as the screen has. */
  fit(): void {
    const { canvas } = this;
    const ratio = Math.min(3, Math.max(1, window.devicePixelRatio));
    const width = Math.round(canvas.clientWidth * ratio);
    const height = Math.round(canvas.clientHeight * ratio);
    if (width === 0 || (canvas.width === width && canvas.height === height)) return;
    const drawn = this.#pad.toData();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.scale(ratio, ratio);
    this.#pad.clear();
    if (this.#typed !== null) writeName(canvas, this.#typed);
    else this.#pad.fromData(drawn);
  }

  picture(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }
}

function writeName(canvas: HTMLCanvasElement, name: string): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  pen.fillStyle = INK;
  pen.textBaseline = "alphabetic";
  let size = 44;
  do {
    pen.font = `italic ${size}px Georgia, "Times New Roman", serif`;
    size -= 2;
  } while (size > 14 && pen.measureText(name).width > width - 48);
  pen.fillText(name, 24, height * 0.58);
}

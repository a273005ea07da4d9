import sharp from "sharp";

/** A small photo; each number gives another one. */
export async function aPhoto(number: number): Promise<Blob> {
  const background = { r: number % 256, g: (number >> 8) % 256, b: (number >> 16) % 256 };
  const image = sharp({ create: { width: 64, height: 48, channels: 3, background } });
  return new Blob([new Uint8Array(await image.jpeg().toBuffer())], { type: "image/jpeg" });
}

/** A drawn line on a clear ground. */
export async function aSignature(): Promise<Blob> {
  const line = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><path d="M5 30 L60 8 L115 30" stroke="black" fill="none"/></svg>`;
  return new Blob([new Uint8Array(await sharp(Buffer.from(line)).png().toBuffer())], { type: "image/png" });
}

export function photoForm(file: Blob, label: string, clientId: string): FormData {
  const form = new FormData();
  form.append("file", file, "photo.jpg");
  form.append("label", label);
  form.append("clientId", clientId);
  return form;
}

export function signatureForm(file: Blob, name: string): FormData {
  const form = new FormData();
  form.append("file", file, "signature.png");
  form.append("name", name);
  return form;
}

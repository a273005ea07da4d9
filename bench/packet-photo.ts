import sharp from "sharp";

/** A photo of 1,600 by 1,200 pixels that weighs exactly so much: what is behind a JPEG's end is carried and not looked at. */
export async function aPhotoOf(bytes: number): Promise<Uint8Array> {
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#888", noise } });
  const small = await picture.blur(4).jpeg({ quality: 60 }).toBuffer();
  if (small.length > bytes) throw new Error(`the photo has ${small.length} bytes already`);
  const photo = new Uint8Array(bytes);
  photo.set(small);
  return photo;
}

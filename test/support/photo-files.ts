import sharp, { type Sharp } from "sharp";

/** What a camera writes beside the picture; angles as EXIF has them, "27/1 30/1 3600/100". */
export type Noted = {
  orientation?: number;
  time?: string;
  offset?: string;
  latitude?: [angle: string, reference: "N" | "S"];
  longitude?: [angle: string, reference: "E" | "W"];
};

/** A JPEG as a camera writes it. */
export function jpegWith(picture: Sharp, noted: Noted): Promise<Buffer> {
  const { orientation = 1, time, offset, latitude, longitude } = noted;
  const exif = {
    IFD2: { ...(time && { DateTimeOriginal: time }), ...(offset && { OffsetTimeOriginal: offset }) },
    IFD3: {
      ...(latitude && { GPSLatitude: latitude[0], GPSLatitudeRef: latitude[1] }),
      ...(longitude && { GPSLongitude: longitude[0], GPSLongitudeRef: longitude[1] }),
    },
  };
  return picture.withExif(exif).withMetadata({ orientation }).jpeg().toBuffer();
}

/**
 * The frame of a HEIC as an iPhone with iOS 18 writes it: a first box of 52 bytes, a tile's size before the whole one,
 * and its EXIF. There is no picture in it: nothing here can make one.
 */
export async function heicWith(noted: Noted): Promise<Buffer> {
  const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } });
  const { exif } = await sharp(await jpegWith(plain, noted)).metadata();
  const item = Buffer.concat([u32(6), exif ?? Buffer.alloc(0)]);
  const brands = "heic\0\0\0\0mif1MiHBMiHEMiPrmiafheictmapunif1234";
  const first = box("ftyp", Buffer.from(brands, "latin1"));
  const meta = (place: number) =>
    box(
      "meta",
      u32(0),
      box("hdlr", u32(0), u32(0), Buffer.from("pict"), Buffer.alloc(13)),
      box("iinf", u32(0), u16(1), box("infe", u32(2 << 24), u16(1), u16(0), Buffer.from("Exif\0"))),
      box("iprp", box("ipco", size(512, 512), size(4032, 3024))),
      box("iloc", u32(0), u16(0x4400), u16(1), u16(1), u16(0), u16(1), u32(place), u32(item.length)),
    );
  const place = first.length + meta(0).length + 8;
  return Buffer.concat([first, meta(place), box("mdat", item)]);
}

function size(width: number, height: number): Buffer {
  return box("ispe", u32(0), u32(width), u32(height));
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type), content]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

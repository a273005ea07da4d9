import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { idFor } from "../../src/worker/ids/new-id.ts";
import type { Job, PhotoInput, PhotoLabel, SignatureInput } from "../../src/worker/jobs/types.ts";
import { checkPhoto } from "../../src/worker/proof/check-image.ts";

type Bucket = {
  put: (
    key: string,
    bytes: Uint8Array,
    options: { sha256: string; httpMetadata: { contentType: string } },
  ) => Promise<unknown>;
};
type Picture = { bytes: Buffer; sha256: string; contentType: string; width: number; height: number };
type Small = { bytes: Buffer; sha256: string };
type Signed = { name: string; role: string; picture: string };

export type Files = Pick<ProofFiles, "photo" | "signature">;

/** The drawn photos and signatures, stored under the names that the app itself would give them. */
export class ProofFiles {
  private readonly r2: Bucket;
  private readonly pictures = new Map<string, Promise<Picture>>();
  private readonly puts: Promise<unknown>[] = [];

  constructor(r2: Bucket) {
    this.r2 = r2;
  }

  async photo(job: Job, label: PhotoLabel, name: string, takenAt: number): Promise<PhotoInput> {
    const { organisationId, id: jobId } = job.row;
    const { bytes, sha256, contentType, width, height } = await this.picture(`${name}.jpg`);
    const clientId = sha256;
    const id = await idFor("photo", organisationId, jobId, clientId);
    const storageKey = `${organisationId}/${jobId}/${id}.jpg`;
    this.put(storageKey, bytes, contentType, sha256);
    const keyOf = (copy: string) => `${organisationId}/${jobId}/${id}.${copy}.jpg`;
    const [thumbnailKey, mediumKey] = [keyOf("thumb"), keyOf("medium")];
    const [small, medium] = await Promise.all([copyOf(name, bytes, 320), copyOf(name, bytes, 900)]);
    this.put(thumbnailKey, small.bytes, "image/jpeg", small.sha256);
    this.put(mediumKey, medium.bytes, "image/jpeg", medium.sha256);
    const { latitude, longitude } = job.site;
    const measures = { bytes: bytes.length, width, height, latitude, longitude };
    return {
      id,
      clientId,
      label,
      storageKey,
      thumbnailKey,
      ...{ mediumKey, mediumBytes: medium.bytes.length },
      contentType,
      sha256,
      takenAt,
      ...measures,
    };
  }

  async signature(job: Job, { name, role, picture }: Signed, signedAt: number): Promise<SignatureInput> {
    const { organisationId, id: jobId } = job.row;
    const { bytes, sha256, contentType } = await this.picture(`${picture}.png`);
    const id = await idFor("signature", organisationId, jobId, sha256, name);
    const storageKey = `${organisationId}/${jobId}/${id}.png`;
    this.put(storageKey, bytes, contentType, sha256);
    return { id, name, role, method: "drawn", storageKey, sha256, signedAt };
  }

  /** Any other file, under the name that its record gives it. */
  keep(key: string, bytes: Buffer, contentType: string): void {
    this.put(key, bytes, contentType, hashOf(bytes));
  }

  /** Waits until everything is stored. */
  async stored(): Promise<void> {
    await Promise.all(this.puts);
  }

  private put(key: string, bytes: Buffer, contentType: string, sha256: string): void {
    const put = this.r2.put(key, bytes, { sha256, httpMetadata: { contentType } });
    // Heard of in `stored`; until then it must not end the process.
    put.catch(() => {});
    this.puts.push(put);
  }

  private picture(file: string): Promise<Picture> {
    const known = this.pictures.get(file) ?? read(file);
    this.pictures.set(file, known);
    return known;
  }
}

/** Smaller copies by the picture's name and side: the same twenty-four are told of again and again. */
const copies = new Map<string, Promise<Small>>();

function copyOf(name: string, bytes: Buffer, side: number): Promise<Small> {
  const key = `${name} ${side}`;
  const known = copies.get(key) ?? shrink(bytes, side);
  copies.set(key, known);
  return known;
}

/** At most so many pixels a side, as a phone makes it. */
async function shrink(picture: Buffer, side: number): Promise<Small> {
  const fit = { width: side, height: side, fit: "inside", withoutEnlargement: true } as const;
  const bytes = await sharp(picture).resize(fit).jpeg({ quality: 70 }).toBuffer();
  return { bytes, sha256: hashOf(bytes) };
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function read(file: string): Promise<Picture> {
  const bytes = await readFile(new URL(`./photos/${file}`, import.meta.url));
  const checked = checkPhoto(bytes);
  if (!checked.ok) throw new Error(`${file}: ${checked.detail}`);
  const { contentType, width, height } = checked.image;
  return { bytes, sha256: hashOf(bytes), contentType, width, height };
}

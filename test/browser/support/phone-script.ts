import type { PhotoProblem, PreparedPhoto } from "../../../src/phone/photos/prepare.ts";
import { Preparer } from "../../../src/phone/photos/preparer.ts";

/** A prepared photo as it can leave the browser: its files in base64. */
export type Arrived =
  | PhotoProblem
  | (Omit<PreparedPhoto, "file" | Copy> & { type: string; file: string } & { [copy in Copy]: string | null });
type Copy = "thumbnail" | "medium";

/** What the bare page can be told to do. */
export type Phone = {
  preparer: Preparer;
  /** Takes all the photos at once; `arrived` grows in the order in which they are ready. */
  take(addresses: string[]): Promise<void>;
  arrived: { address: string; photo: Arrived; afterMs: number }[];
};

declare global {
  var phone: Phone;
}

const patience = new URLSearchParams(location.search).get("patience");

globalThis.phone = {
  preparer: new Preparer(patience ? Number(patience) : undefined),
  arrived: [],
  async take(addresses) {
    const files = await Promise.all(addresses.map(async (address) => (await fetch(address)).blob()));
    const start = performance.now();
    await Promise.all(
      files.map(async (file, index) => {
        const outcome = await this.preparer.prepare(file);
        const afterMs = performance.now() - start;
        this.arrived.push({ address: addresses[index] ?? "", photo: await portable(outcome), afterMs });
      }),
    );
  },
};

async function portable(outcome: PreparedPhoto | PhotoProblem): Promise<Arrived> {
  if (!outcome.ok) return outcome;
  const { file, thumbnail, medium, ...rest } = outcome;
  return {
    ...rest,
    type: file.type,
    file: await base64(file),
    thumbnail: thumbnail && (await base64(thumbnail)),
    medium: medium && (await base64(medium)),
  };
}

async function base64(file: Blob): Promise<string> {
  const reader = new FileReader();
  await new Promise((resolve) => {
    reader.onload = resolve;
    reader.readAsDataURL(file);
  });
  return String(reader.result).replace(/^.*,/, "");
}

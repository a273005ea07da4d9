import { fileOf } from "../store/items.ts";
import type { StoredItem } from "../store/stored-item.ts";

const addresses = new Map<string, string>();

/** Addresses of small pictures of what waits here, by the phone's name for it; made once, let go of with the item. */
export async function previewsOf(items: readonly StoredItem[]): Promise<ReadonlyMap<string, string>> {
  const pictured = items.filter(({ deed }) => deed.type === "photo" || deed.type === "signature");
  for (const { clientId, deed } of pictured) {
    if (addresses.has(clientId)) continue;
    const kind = deed.type === "signature" ? "file" : "thumbnail";
    const picture = (await fileOf(clientId, kind)) ?? (await fileOf(clientId, "thumbnail"));
    if (picture) addresses.set(clientId, URL.createObjectURL(picture));
  }
  const here = new Set(items.map(({ clientId }) => clientId));
  for (const [clientId, address] of addresses) {
    if (here.has(clientId)) continue;
    URL.revokeObjectURL(address);
    addresses.delete(clientId);
  }
  return addresses;
}

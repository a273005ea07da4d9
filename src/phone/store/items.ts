import { phoneDatabase } from "./database.ts";
import { tellOthers } from "./news.ts";
import { type FileKind, type Files, fileKey, type NewItem, type StoredItem } from "./stored-item.ts";

const KINDS: readonly FileKind[] = ["original", "file", "medium", "thumbnail"];

/**
 * Keeps something that was done, with its files: when this resolves it is on the disk.
 * @throws DOMException `QuotaExceededError` where the phone has no room
 */
export async function keepItem(item: NewItem, files: Files): Promise<void> {
  try {
    await keep(item, files);
  } catch (error) {
    // Some versions of Safari refuse a Blob that is not in memory; its bytes they take.
    if (isNoRoom(error) || Object.keys(files).length === 0) throw error;
    await keep(item, await inMemory(files));
  }
  tellOthers();
}

async function keep(item: NewItem, files: { [kind in FileKind]?: Blob | ArrayBuffer }): Promise<void> {
  const db = await phoneDatabase();
  const transaction = db.transaction(["items", "files"], "readwrite", { durability: "strict" });
  const row = { notBefore: 0, ...item, tries: 0, version: null };
  // The key is the store's to give; `idb` types a row as one that has it.
  const writes: Promise<unknown>[] = [transaction.objectStore("items").add(row as StoredItem)];
  for (const kind of KINDS) {
    const file = files[kind];
    if (file) writes.push(transaction.objectStore("files").put(file, fileKey(item.clientId, kind)));
  }
  await Promise.all([...writes, transaction.done]);
}

/** Everything that is kept, in the order in which it was done. */
export async function allItems(): Promise<StoredItem[]> {
  return (await phoneDatabase()).getAll("items");
}

/**
 * Changes an item as it stands in the store, and its files with it; null takes a file away. Answers the item, or undefined if
 * it is gone.
 */
export async function changeItem(
  seq: number,
  change: (item: StoredItem) => Partial<StoredItem> | null,
  files: { [kind in FileKind]?: Blob | null } = {},
): Promise<StoredItem | undefined> {
  const db = await phoneDatabase();
  const transaction = db.transaction(["items", "files"], "readwrite", { durability: "strict" });
  const items = transaction.objectStore("items");
  const item = await items.get(seq);
  const fields = item && change(item);
  if (!item || !fields) {
    await transaction.done;
    return item;
  }
  const changed = { ...item, ...fields };
  const writes: Promise<unknown>[] = [items.put(changed)];
  for (const kind of KINDS) {
    const file = files[kind];
    const key = fileKey(item.clientId, kind);
    if (file) writes.push(transaction.objectStore("files").put(file, key));
    if (file === null) writes.push(transaction.objectStore("files").delete(key));
  }
  await Promise.all([...writes, transaction.done]);
  tellOthers();
  return changed;
}

/** Lets go of items and their files. */
export async function dropItems(items: readonly Pick<StoredItem, "seq" | "clientId">[]): Promise<void> {
  if (items.length === 0) return;
  const db = await phoneDatabase();
  const transaction = db.transaction(["items", "files"], "readwrite");
  for (const { seq, clientId } of items) {
    void transaction.objectStore("items").delete(seq);
    for (const kind of KINDS) void transaction.objectStore("files").delete(fileKey(clientId, kind));
  }
  await transaction.done;
  tellOthers();
}

export async function fileOf(clientId: string, kind: FileKind): Promise<Blob | null> {
  const kept = await (await phoneDatabase()).get("files", fileKey(clientId, kind));
  if (!kept) return null;
  return kept instanceof Blob ? kept : new Blob([kept]);
}

export function isNoRoom(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

async function inMemory(files: Files): Promise<{ [kind in FileKind]?: ArrayBuffer }> {
  const read = Object.entries(files).map(async ([kind, file]) => [kind, await file.arrayBuffer()] as const);
  return Object.fromEntries(await Promise.all(read));
}

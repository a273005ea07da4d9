import type { Page } from "playwright-core";
import type { StoredItem } from "../../../src/phone/store/stored-item.ts";

/** What the phone's store holds of an item, as far as a test looks at it. */
export type Held = Pick<
  StoredItem,
  "seq" | "clientId" | "jobId" | "deed" | "at" | "state" | "problem" | "tries"
> & {
  sha256: string | undefined;
};

/** What a finished transaction has put on the disk: an item, and the name of its file as it was chosen. */
export type Kept = { clientId: string; fileName: string | null };

/** The function by which `watchStore` tells. */
export const TELL = "tellKept";

/** Everything that the phone holds; null on a page that has no store. */
export function readStore(page: Page): Promise<{ items: Held[]; files: string[] } | null> {
  return page.evaluate(async () => {
    // To open a database that is not there would make it, without what belongs in it.
    if (!(await indexedDB.databases()).some(({ name }) => name === "closeout")) return null;
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answered(indexedDB.open("closeout"));
    try {
      const reading = database.transaction(["items", "files"]);
      const [items, files] = await Promise.all([
        answered<StoredItem[]>(reading.objectStore("items").getAll()),
        answered(reading.objectStore("files").getAllKeys()),
      ]);
      const held = items.map(({ seq, clientId, jobId, deed, at, state, problem, tries, photo }) => {
        return { seq, clientId, jobId, deed, at, state, problem, tries, sha256: photo?.sha256 };
      });
      return { items: held, files: files.map(String) };
    } finally {
      database.close();
    }
  });
}

/** Runs in every page before its own scripts: tells of each item once its transaction is complete, and not before. */
export function watchStore(tell: string): void {
  const { add, put } = IDBObjectStore.prototype;
  const names = new Map<string, string>();
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value, key) {
    const [, clientId] = /^(.+)\/original$/.exec(String(key)) ?? [];
    if (clientId !== undefined && value instanceof File) names.set(clientId, value.name);
    return key === undefined ? put.call(this, value) : put.call(this, value, key);
  };
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, value, key) {
    if (this.name === "items") {
      const { clientId } = value;
      this.transaction.addEventListener("complete", () => {
        const told: unknown = Reflect.get(globalThis, tell);
        if (typeof told === "function") told({ clientId, fileName: names.get(clientId) ?? null });
      });
    }
    return key === undefined ? add.call(this, value) : add.call(this, value, key);
  };
}

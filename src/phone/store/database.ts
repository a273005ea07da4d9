import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { StoredItem } from "./stored-item.ts";

/** What a phone keeps, so that neither a reload nor a dead battery loses it. */
export interface PhoneSchema extends DBSchema {
  /** What was done and is not confirmed by the office, in the order in which it was done. */
  items: { key: number; value: StoredItem; indexes: { clientId: string } };
  /** Photos and signatures, beside their items so that a change of state does not copy them. */
  files: { key: string; value: Blob | ArrayBuffer };
  /** Pages' data as the office last told it. */
  snapshots: { key: string; value: unknown };
  /** Small facts by name: who is signed in, whether the session is over, how far the phone's clock is off. */
  facts: { key: string; value: unknown };
}

export type PhoneDatabase = IDBPDatabase<PhoneSchema>;

let opened: Promise<PhoneDatabase> | null = null;

/** The phone's database, opened once for each page or worker. */
export function phoneDatabase(): Promise<PhoneDatabase> {
  opened ??= openDB<PhoneSchema>("closeout", 1, {
    upgrade(db) {
      const items = db.createObjectStore("items", { keyPath: "seq", autoIncrement: true });
      items.createIndex("clientId", "clientId", { unique: true });
      db.createObjectStore("files");
      db.createObjectStore("snapshots");
      db.createObjectStore("facts");
    },
    // A newer version of the app waits in another tab: it may have the database.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

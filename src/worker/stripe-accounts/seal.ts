/** What must be kept and read again, and never seen: secret keys. AES-GCM with a key from the deployment's secrets. */

const NONCE_BYTES = 12;

/** Where a sealed text belongs: copied to another organisation, account or field, it opens no more. */
export type SealedPlace = { organisationId: string; accountId: string; field: "key" | "webhook" };

/** `SEAL_KEYS`: names and keys of 32 bytes in base64, such as `k2:…,k1:…`; the first one seals, all of them open. */
type SealEnv = Pick<Env, "SEAL_KEYS">;

/** Seals a text for one place. Each sealing is different. Throws where the deployment has no key to seal with. */
export async function seal(env: SealEnv, place: SealedPlace, text: string): Promise<string> {
  const [newest] = await keysOf(env);
  if (!newest) throw new Error("there is no key to seal with");
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt(bound(iv, place), newest.key, plain);
  return [newest.name, base64(iv), base64(new Uint8Array(sealed))].join(".");
}

/** Throws when the text was not sealed for this place, or its key is gone. */
export async function unseal(env: SealEnv, place: SealedPlace, sealed: string): Promise<string> {
  const [name, iv = "", body = ""] = sealed.split(".");
  const key = (await keysOf(env)).find((one) => one.name === name);
  if (!key) throw new Error("the key that this was sealed with is not known");
  const plain = await crypto.subtle.decrypt(bound(bytes(iv), place), key.key, bytes(body));
  return new TextDecoder().decode(plain);
}

/** The same text sealed with the newest key; null where it is already. Throws as `unseal` does. */
export async function resealed(env: SealEnv, place: SealedPlace, sealed: string): Promise<string | null> {
  if (sealed.startsWith(`${namesOf(env)[0]?.name}.`)) return null;
  return seal(env, place, await unseal(env, place, sealed));
}

/** Whether the deployment can keep secrets at all. */
export function canSeal(env: SealEnv): boolean {
  return namesOf(env).length > 0;
}

function namesOf({ SEAL_KEYS }: SealEnv): { name: string; text: string }[] {
  return (SEAL_KEYS ?? "").split(",").flatMap((part) => {
    const [name = "", text = ""] = part.trim().split(":");
    return name && text ? [{ name, text }] : [];
  });
}

function keysOf(env: SealEnv): Promise<{ name: string; key: CryptoKey }[]> {
  return Promise.all(
    namesOf(env).map(async ({ name, text }) => ({
      name,
      key: await crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]),
    })),
  );
}

function bound(iv: Uint8Array<ArrayBuffer>, { organisationId, accountId, field }: SealedPlace): AesGcmParams {
  const place = JSON.stringify([organisationId, accountId, field]);
  return { name: "AES-GCM", iv, additionalData: new Uint8Array(new TextEncoder().encode(place)) };
}

interface AesGcmParams {
  name: "AES-GCM";
  iv: Uint8Array<ArrayBuffer>;
  additionalData: Uint8Array<ArrayBuffer>;
}

function base64(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...atob(text)].map((letter) => letter.charCodeAt(0)));
}

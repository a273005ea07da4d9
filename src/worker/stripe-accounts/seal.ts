/** What must be kept and read again, and never seen: secret keys. AES-GCM with a key from the deployment's secrets. */

const NONCE_BYTES = 12;

/** Seals a text for one organisation: opened for another one, it is nothing. Each sealing is different. */
export async function seal(env: SealEnv, organisationId: string, text: string): Promise<string> {
  const [newest] = await keysOf(env);
  if (!newest) throw new Error("there is no key to seal with");
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt(withNonce(iv, organisationId), newest.key, plain);
  return [newest.name, base64(iv), base64(new Uint8Array(sealed))].join(".");
}

/** Throws when the text was not sealed for this organisation, or its key is gone. */
export async function unseal(env: SealEnv, organisationId: string, sealed: string): Promise<string> {
  const [name, iv = "", body = ""] = sealed.split(".");
  const key = (await keysOf(env)).find((one) => one.name === name);
  if (!key) throw new Error("the key that this was sealed with is not known");
  const plain = await crypto.subtle.decrypt(withNonce(bytes(iv), organisationId), key.key, bytes(body));
  return new TextDecoder().decode(plain);
}

/** `SEAL_KEYS`: names and keys of 32 bytes in base64, such as `k2:…,k1:…`; the first one seals, all of them open. */
type SealEnv = Pick<Env, "SEAL_KEYS">;

async function keysOf({ SEAL_KEYS }: SealEnv): Promise<{ name: string; key: CryptoKey }[]> {
  const parts = (SEAL_KEYS ?? "").split(",").flatMap((part) => {
    const [name = "", text = ""] = part.trim().split(":");
    return name && text ? [{ name, text }] : [];
  });
  return Promise.all(
    parts.map(async ({ name, text }) => ({
      name,
      key: await crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]),
    })),
  );
}

function withNonce(iv: Uint8Array<ArrayBuffer>, organisationId: string): AesGcmParams {
  const additionalData = new Uint8Array(new TextEncoder().encode(organisationId));
  return { name: "AES-GCM", iv, additionalData };
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

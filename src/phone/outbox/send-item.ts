import type { ItemProblem } from "../../worker/crew/waiting.ts";
import { fileOf } from "../store/items.ts";
import { officeNow } from "../store/office-clock.ts";
import type { StoredItem } from "../store/stored-item.ts";

const GIVE_UP_AFTER = 120_000;

/**
 * What came of a try. `sent`: the office has it. `later`: this one again, after a pause. `no_signal`: nothing gets through now.
 * `signed_out`: nothing until somebody signs in. `refused`: a person must look.
 */
export type Outcome =
  | { kind: "sent"; version: number }
  | { kind: "later" | "no_signal" | "signed_out" }
  | { kind: "refused"; problem: ItemProblem };

/** Sends one item. Sent again under the same name it happens no second time, so any doubt is answered by another try. */
export async function sendItem(item: StoredItem): Promise<Outcome> {
  const request = await requestFor(item);
  if (!request) return refused("lost", "The file is no longer on this phone.");
  let response: Response;
  try {
    response = await fetch(request.address, {
      method: "POST",
      body: request.body,
      headers: { Accept: "application/json", ...request.headers },
      signal: AbortSignal.timeout(GIVE_UP_AFTER),
    });
  } catch {
    return { kind: "no_signal" };
  }
  return read(item, response);
}

type Answer = { ok?: boolean; version?: number; sha256?: string; code?: string; detail?: string };

async function read(item: StoredItem, response: Response): Promise<Outcome> {
  // A hotel's sign-in page answers for everybody, and is no answer of ours.
  const answer: Answer | null = await response.json().catch(() => null);
  const { status } = response;
  if (response.ok) {
    const whole = item.photo === undefined || answer?.sha256 === item.photo.sha256;
    if (answer?.ok !== true || !whole) return { kind: "later" };
    return { kind: "sent", version: answer.version ?? 0 };
  }
  if (status === 401) return { kind: "signed_out" };
  if (status >= 500 || status === 408 || status === 425 || status === 429) return { kind: "later" };
  if (status === 413) return refused("too_large", answer?.detail);
  if (!answer?.code && status !== 404) return { kind: "later" };
  return refused(answer?.code ?? "not_found", answer?.detail);
}

function refused(code: string, detail = ""): Outcome {
  return { kind: "refused", problem: { code, detail } };
}

type Sendable = { address: string; body: BodyInit; headers?: { [name: string]: string } };

async function requestFor(item: StoredItem): Promise<Sendable | null> {
  const { clientId, memberId, deed, at, jobId } = item;
  const envelope = { clientId, memberId, at, sentAt: officeNow() };
  if (deed.type !== "photo" && deed.type !== "signature") {
    const body = JSON.stringify({ ...envelope, deed });
    return { address: `/crew/jobs/${jobId}/deeds`, body, headers: { "Content-Type": "application/json" } };
  }
  const file = (await fileOf(clientId, "file")) ?? (await fileOf(clientId, "original"));
  if (!file) return null;
  const form = new FormData();
  const fields = deed.type === "photo" ? photoFields(item) : { ...deed, sha256: item.photo?.sha256 };
  for (const [name, value] of Object.entries({ ...envelope, ...fields })) {
    if (value !== undefined && value !== null) form.set(name, String(value));
  }
  for (const copy of deed.type === "photo" ? (["thumbnail", "medium"] as const) : []) {
    const picture = await fileOf(clientId, copy);
    if (picture) form.set(copy, picture, `${copy}.jpg`);
  }
  form.set("file", file, deed.type === "photo" ? `${clientId}.jpg` : "signature.png");
  const place = deed.type === "photo" ? "photos" : "signature";
  return { address: `/crew/jobs/${jobId}/${place}`, body: form };
}

function photoFields({ deed, photo }: StoredItem) {
  const label = deed.type === "photo" ? deed.label : undefined;
  return { label, sha256: photo?.sha256, takenAt: photo?.takenAt, ...photo?.position };
}

import type { Attachment } from "postal-mime";

/** A file's bytes, however postal-mime handed them over. */
export function bytesOf({ content }: Pick<Attachment, "content">): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

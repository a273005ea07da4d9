import type { MessageQuery } from "./message-records.ts";
import type { MessageStatus } from "./vocabulary.ts";

const STATUSES: readonly MessageStatus[] = ["waiting", "done", "set_aside", "refused", "failed"];

/** What the list's address asks for; what is not understood is left out. */
export function messageQuery({ searchParams }: URL): MessageQuery {
  const match = /^(\d{1,15})~(\w{1,60})$/.exec(searchParams.get("before") ?? "");
  return {
    status: STATUSES.find((one) => one === searchParams.get("status")) ?? null,
    before: match?.[1] && match[2] ? { receivedAt: Number(match[1]), id: match[2] } : null,
  };
}

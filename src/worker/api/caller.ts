import type { Context } from "hono";
import type { CommandResult } from "../jobs/send-command.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Command } from "../jobs/types.ts";
import type { ApiEnv } from "./api-env.ts";

/** Who acts: the key, by the name that the office gave it. */
export function actorOf(c: Context<ApiEnv>): Actor {
  const { keyId, name } = c.var.apiKey;
  return { kind: "api", id: keyId, name };
}

/** Sends a command to a job of the key's organisation. `at` in milliseconds since 1970. */
export function command(
  c: Context<ApiEnv>,
  jobId: string,
  asked: Command,
  at?: number,
): Promise<CommandResult> {
  const { organisationId } = c.var.apiKey;
  return sendCommand(c.env, { organisationId, jobId, command: asked, actor: actorOf(c), source: "api", at });
}

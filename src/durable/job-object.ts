import { DurableObject } from "cloudflare:workers";
import type { CommandMessage, CommandResult } from "../worker/jobs/send-command.ts";

export class JobObject extends DurableObject<Env> {
  async command(_message: CommandMessage): Promise<CommandResult> {
    return { ok: false, code: "not_found", detail: "There is no such job." };
  }
}

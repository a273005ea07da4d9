import type { Actor, Command, Job, NewEvent, Refusal, Source } from "./types.ts";

/** A command on its way to the one writer of its job. */
export type CommandMessage = {
  organisationId: string;
  jobId: string;
  command: Command;
  actor: Actor;
  source: Source;
  /** When it happened, if earlier than now: milliseconds since 1970. */
  at?: number;
  /** The phone's own name for it: what is known by it already is done, and is not done again. */
  clientId?: string;
};

/** The job after the command and what happened, or a refusal. `events` is empty when nothing changed. */
export type CommandResult = { ok: true; job: Job; events: NewEvent[] } | Refusal;

/**
 * Hands a command to the job's object, which runs commands one at a time.
 * An object may be reset at any moment (a deploy, a lost connection); since every command is safe to repeat, it is then
 * sent again through a new stub, three times at most.
 */
export async function sendCommand(env: Pick<Env, "JOB">, message: CommandMessage): Promise<CommandResult> {
  for (let tries = 1; ; tries++) {
    try {
      const stub = env.JOB.getByName(objectName(message.organisationId, message.jobId));
      return (await stub.command(message)) as CommandResult;
    } catch (error) {
      if (tries >= 3 || !mayRepeat(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * tries));
    }
  }
}

/** A forged id from another organisation names another, empty object. */
export function objectName(organisationId: string, jobId: string): string {
  return `${organisationId}:${jobId}`;
}

function mayRepeat(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { retryable, overloaded } = error as Error & { retryable?: boolean; overloaded?: boolean };
  return retryable === true && overloaded !== true;
}

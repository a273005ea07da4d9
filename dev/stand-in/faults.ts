import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import type { StandInEnv } from "./serve.ts";

const Fault = z.object({
  /** `error` answers without doing it, `timeout` never answers, `commit_then_drop` does it and hangs up. */
  fault: z.enum(["error", "timeout", "commit_then_drop"]),
  status: z.int().min(400).max(599).default(500),
  times: z.int().min(1).default(1),
});
type Fault = z.infer<typeof Fault>;

/** Trouble ordered in advance for the calls to come. */
export class Faults {
  #waiting: Fault[] = [];

  /** Takes the JSON of `POST /_local/faults`; answers what is wrong with it, or nothing. */
  order(input: unknown): string | undefined {
    const read = Fault.safeParse(input);
    if (!read.success) return z.prettifyError(read.error);
    this.#waiting.push(read.data);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Stands before the provider's API. `describe` gives an error the provider's shape. */
  middleware(describe: (c: Context<StandInEnv>, status: number) => Response) {
    return createMiddleware<StandInEnv>(async (c, next) => {
      const fault = this.#next();
      if (!fault) return next();
      if (fault.fault === "error") return describe(c, fault.status);
      if (fault.fault === "commit_then_drop") {
        await next();
        c.env.incoming.socket.destroy();
        return;
      }
      await new Promise((hungUp) => c.env.incoming.socket.once("close", hungUp));
      return describe(c, 504);
    });
  }

  #next(): Fault | undefined {
    const fault = this.#waiting[0];
    if (fault && --fault.times === 0) this.#waiting.shift();
    return fault;
  }
}

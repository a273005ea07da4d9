import { join } from "node:path";
import { PROJECT } from "../../dev/build.ts";
import { canListen } from "../../dev/start/ports.ts";
import { MAIL_WEBHOOK_SECRET } from "../../dev/start/stand-ins.ts";
import { LOCAL_WEBHOOK_SECRET } from "../../dev/start/stripe-webhook.ts";
import { LocalMailbox } from "./local-mailbox.ts";
import { LocalStripe } from "./local-stripe.ts";
import { runProgram } from "./process.ts";

export const WEBHOOK_SECRET = LOCAL_WEBHOOK_SECRET;

export type StandIns = { stripe: LocalStripe; mailbox: LocalMailbox; kill: () => Promise<void> };

/** Stripe and the mailbox in processes of their own, which outlive the app. @param appPort where webhooks go */
export async function startStandIns(folder: string, appPort: number): Promise<StandIns> {
  const [stripePort, mailPort] = [appPort + 1, appPort + 2];
  const app = `http://127.0.0.1:${appPort}`;
  const programs = await Promise.all([
    runProgram(
      [
        ...[join(PROJECT, "dev/stripe/main.ts"), "--port", `${stripePort}`],
        ...["--state", join(folder, "stripe.sqlite")],
        ...["--webhook-url", `${app}/webhooks/stripe`, "--webhook-secret", WEBHOOK_SECRET],
      ],
      {},
      /^Local Stripe at /m,
    ),
    runProgram(
      [
        ...[join(PROJECT, "dev/mailbox/main.ts"), "--port", `${mailPort}`],
        ...["--state", join(folder, "mailbox.sqlite")],
        ...["--webhook-url", `${app}/webhooks/resend`, "--webhook-secret", MAIL_WEBHOOK_SECRET],
      ],
      {},
      /^The mailbox is at /m,
    ),
  ]);
  return {
    stripe: new LocalStripe(`http://127.0.0.1:${stripePort}`),
    mailbox: new LocalMailbox(`http://127.0.0.1:${mailPort}`),
    kill: async () => void (await Promise.all(programs.map((program) => program.kill()))),
  };
}

/** A port that is free with the three after it. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 40_000);
    const free = await Promise.all([0, 1, 2, 3].map((offset) => canListen(port + offset)));
    if (free.every(Boolean)) return port;
  }
}

import { join } from "node:path";
import { gulfCoast } from "../demo/content/gulf-coast.ts";
import { startMailbox } from "../mailbox/server.ts";
import { startLocalStripe } from "../stripe/server.ts";
import { startTexts } from "../texts/server.ts";
import { LOCAL_MAIL } from "./local-front.ts";
import { nextFreePort } from "./ports.ts";
import type { Row } from "./print.ts";
import type { Settings } from "./settings.ts";
import { LOCAL_CONNECT_SECRET, LOCAL_WEBHOOK_SECRET } from "./stripe-webhook.ts";

type StandIn = { url: string; close: () => Promise<void> };
export type StandIns = Awaited<ReturnType<typeof startStandIns>>;

/** Nobody's domain: mails to it are handed in at the mailbox. */
export const INTAKE_DOMAIN = "tickets.closeout.example";
export const MAIL_WEBHOOK_SECRET = "whsec_Y2xvc2VvdXQtbG9jYWwtbWFpbGJveA==";
export const TEXTS_ACCOUNT = { sid: "AC00000000000000000000000000000000", token: "local" };

/** What the app talks to: our stand-ins beside it, or what the environment names instead of them. */
export async function startStandIns(settings: Settings, appUrl: string) {
  const { PORT, STATE_DIR } = settings;
  const started: StandIn[] = [];
  const rows: Row[] = [];

  async function use(
    given: string | undefined,
    offset: number,
    label: string,
    start: Starter,
  ): Promise<string> {
    if (given) {
      rows.push({ label, value: given });
      return given;
    }
    const standIn = await start(await nextFreePort(PORT + offset));
    started.push(standIn);
    rows.push({ label, value: standIn.url });
    return standIn.url;
  }

  const stripe = await use(settings.STRIPE_API_BASE, 1, "Stripe", (port) =>
    startLocalStripe({
      port,
      stateFile: join(STATE_DIR, "stripe.sqlite"),
      webhook: { url: `${appUrl}/webhooks/stripe`, secret: LOCAL_WEBHOOK_SECRET },
      connectWebhook: { url: `${appUrl}/webhooks/stripe`, secret: LOCAL_CONNECT_SECRET },
    }),
  );
  const mailbox = await use(settings.RESEND_API_BASE, 2, "Mailbox", (port) =>
    startMailbox({
      port,
      stateFile: join(STATE_DIR, "mailbox.sqlite"),
      app: { url: `${appUrl}${LOCAL_MAIL}`, addresses: demoAddresses() },
      webhook: { url: `${appUrl}/webhooks/resend`, secret: MAIL_WEBHOOK_SECRET },
    }),
  );
  const texts = await use(settings.TWILIO_API_BASE, 3, "Texts", (port) =>
    startTexts({
      port,
      stateFile: join(STATE_DIR, "texts.sqlite"),
      authToken: TEXTS_ACCOUNT.token,
      inboundUrl: `${appUrl}/webhooks/twilio/inbound`,
    }),
  );
  return {
    stripe,
    mailbox,
    texts,
    rows,
    close: async () => void (await Promise.allSettled(started.map((it) => it.close()))),
  };
}

/** The addresses of the demo's portals. */
function demoAddresses(): string[] {
  const keys = Object.values(gulfCoast.portals).flatMap(({ mailKey }) => mailKey ?? []);
  return keys.map((key) => `${key}@${INTAKE_DOMAIN}`);
}

type Starter = (port: number) => Promise<StandIn>;

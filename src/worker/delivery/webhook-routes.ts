import { Hono } from "hono";
import { Webhook } from "standardwebhooks";
import * as z from "zod";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor } from "../jobs/types.ts";
import type { DeliveryReport } from "./types.ts";

const MAIL: Actor = { kind: "mail", id: "mail", name: "Mail service" };

const REPORTS: { [type: string]: DeliveryReport } = {
  "email.delivered": "delivered",
  "email.opened": "opened",
  "email.clicked": "opened",
  "email.bounced": "bounced",
  "email.complained": "bounced",
};

/** A report carries the tags that we gave the letter: https://resend.com/docs/dashboard/webhooks/event-types */
const reportShape = z.object({
  type: z.string(),
  data: z.object({
    tags: z
      .object({ organisation: z.string(), job: z.string(), delivery: z.string() })
      .optional()
      .catch(undefined),
  }),
});

export const mailWebhooks = new Hono<AppEnv>();

/**
 * What became of a letter, as Resend tells it. If the job cannot be told now, the answer is no 200 and Resend reports again; a report
 * twice changes nothing.
 */
mailWebhooks.post("/resend", async (c) => {
  const body = await c.req.text();
  const report = verified(c.env.RESEND_WEBHOOK_SECRET, body, c.req.raw.headers);
  if (!report)
    return problem(c, 400, { code: "bad_signature", detail: "The signature does not fit this body." });
  const told = REPORTS[report.type];
  const { tags } = report.data;
  // Sign-in letters carry no tags: nobody follows them.
  if (!told || !tags) return c.json({ received: true });
  await sendCommand(c.env, {
    organisationId: tags.organisation,
    jobId: tags.job,
    command: { type: "delivery_reported", deliveryId: tags.delivery, report: told },
    actor: MAIL,
    source: "webhook",
  });
  return c.json({ received: true });
});

function verified(
  secret: string | undefined,
  body: string,
  headers: Headers,
): z.infer<typeof reportShape> | null {
  if (!secret) return null;
  const named = Object.fromEntries(
    ["id", "timestamp", "signature"].map((name) => [`webhook-${name}`, headers.get(`svix-${name}`) ?? ""]),
  );
  try {
    return reportShape.parse(new Webhook(secret).verify(body, named));
  } catch {
    return null;
  }
}

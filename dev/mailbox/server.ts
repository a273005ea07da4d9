import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Hono } from "hono";
import { Faults } from "../stand-in/faults.ts";
import { type StandInEnv, serve } from "../stand-in/serve.ts";
import { resendApi } from "./api.ts";
import { localCalls } from "./local.ts";
import { mailboxPages } from "./pages.ts";
import { PostOffice } from "./post.ts";
import { type MailToApp, sendPages } from "./send.ts";
import { MailStore } from "./store.ts";
import { MailWebhooks, type Webhook } from "./webhooks.ts";

export type MailboxOptions = {
  port: number;
  /** SQLite; letters are still there after a restart. */
  stateFile: string;
  /** Where mails to the app are handed in. */
  app?: MailToApp;
  /** Where the app hears of deliveries, openings, clicks and bounces. */
  webhook?: Webhook;
};

/** A mail provider for one machine: Resend's API at one side, a mailbox to read at the other. */
export async function startMailbox({ port, stateFile, app: mailToApp, webhook }: MailboxOptions) {
  mkdirSync(dirname(stateFile), { recursive: true });
  const store = new MailStore(stateFile);
  const webhooks = new MailWebhooks(webhook);
  const post = new PostOffice(store, webhooks);
  const faults = new Faults();

  const app = new Hono<StandInEnv>();
  app.route("/emails", resendApi(post, faults));
  app.route("/_local", localCalls(store, faults));
  if (mailToApp) app.route("/", sendPages(mailToApp));
  app.route("/", mailboxPages(post, mailToApp !== undefined));

  const server = await serve(app, port);
  return {
    url: server.url,
    async close(): Promise<void> {
      webhooks.close();
      await server.close();
      store.close();
    },
  };
}

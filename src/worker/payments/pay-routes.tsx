import { type Context, Hono } from "hono";
import { PayPage } from "../../views/pay/pay-page.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { sendView } from "../http/html.ts";
import { rateLimited } from "../http/rate-limit.ts";
import { invoiceFileName, makeInvoicePdf } from "../invoice-pdf/make-invoice.ts";
import { sendCommand } from "../jobs/send-command.ts";
import { jobOfInvoice } from "../papers/job-of-invoice.ts";
import { streamed } from "../papers/keep-file.ts";
import { pdfHeaders } from "../papers/pdf-headers.ts";
import { readFile } from "../proof/read-file.ts";
import { now } from "../time/clock.ts";
import { askStripe } from "./ask-stripe.ts";
import { letterPhotos, paymentAddress, payState } from "./pay-letter.ts";
import { readPayToken } from "./pay-link.ts";
import { findPayPhoto, loadPayFacts, type PayFacts } from "./pay-records.ts";

/** What the customer sees: a letter with one button. Its link is all that opens it. */
export const payRoutes = new Hono<AppEnv>();

payRoutes.use("/pay/*", rateLimited({ name: "pay", limit: 120, seconds: 60 }), async (c, next) => {
  await next();
  // The link is the key to the letter: it goes to no other site and into no index.
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Robots-Tag", "noindex, nofollow");
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
});

payRoutes.get("/pay/:token", async (c) => {
  const token = c.req.param("token");
  const target = await readPayToken(c.env, token);
  if (!target) return c.notFound();
  const db = databaseOf(c.env, target.organisationId);
  const found = await loadPayFacts(db, target);
  if (!found) return c.notFound();

  const news = opensInABrowser(c) && (await askStripe(c.env, c.executionCtx, found.invoice, now(c.env)));
  const facts = (news && (await loadPayFacts(db, target))) || found;
  if (opensInABrowser(c)) noteViewed(c, facts);
  return sendView(
    c,
    <PayPage
      facts={facts}
      state={payState(facts.invoice)}
      photos={letterPhotos(facts.photos)}
      payAt={paymentAddress(facts.invoice, c.env.ENVIRONMENT)}
      here={`/pay/${token}`}
      now={now(c.env)}
    />,
  );
});

payRoutes.get("/pay/:token/photos/:photoId", async (c) => {
  const target = await readPayToken(c.env, c.req.param("token"));
  if (!target) return c.notFound();
  const photo = await findPayPhoto(databaseOf(c.env, target.organisationId), target, c.req.param("photoId"));
  return photo ? readFile(c.env, photo, c.req.raw) : c.notFound();
});

payRoutes.get("/pay/:token/invoice.pdf", async (c) => {
  const target = await readPayToken(c.env, c.req.param("token"));
  const found = target && (await jobOfInvoice(c.env, target.organisationId, target.invoiceId));
  if (!found || found.invoice.status === "draft") return c.notFound();
  const file = await makeInvoicePdf(c.env, found.job, found.invoice, new URL(c.req.url).origin);
  const headers = pdfHeaders(invoiceFileName(found.invoice), file.length);
  return new Response(streamed(file), { headers });
});

/** A person opening the page, as far as a browser tells: not a mail scanner's HEAD, not a page fetched ahead. */
function opensInABrowser(c: Context<AppEnv>): boolean {
  if (c.req.method !== "GET" || c.req.header("Sec-Purpose")?.includes("prefetch")) return false;
  const mode = c.req.header("Sec-Fetch-Mode");
  return mode ? mode === "navigate" : (c.req.header("Accept") ?? "").includes("text/html");
}

/** Tells the job, behind the page, that its customer has read the letter; once. */
function noteViewed(c: Context<AppEnv>, { invoice, customer }: PayFacts): void {
  if (invoice.viewedAt !== null || invoice.status === "draft") return;
  const { organisationId, jobId, id: invoiceId } = invoice;
  const viewed = sendCommand(c.env, {
    ...{ organisationId, jobId, command: { type: "invoice_viewed", invoiceId } },
    ...{ actor: { kind: "customer", id: customer.id, name: customer.name }, source: "pay" },
  });
  c.executionCtx.waitUntil(viewed);
}

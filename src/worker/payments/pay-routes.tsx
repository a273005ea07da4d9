import { type Context, Hono } from "hono";
import { LinkOver } from "../../views/pay/link-over.tsx";
import { PayPage } from "../../views/pay/pay-page.tsx";
import { answerCreditNote } from "../credit-note-pdf/answer-credit-note.ts";
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
import { letterPhotos, payState } from "./pay-letter.ts";
import { payToken, readPayToken } from "./pay-link.ts";
import { findPayPhoto, loadPayFacts, type PayFacts } from "./pay-records.ts";
import { readAttempt } from "./paying/coming-back.ts";
import { findByLink } from "./paying/find-by-link.ts";
import { payPageHeaders, stripeScript } from "./paying/page-policy.ts";
import { payWay } from "./paying/pay-way.ts";
import { paymentRoutes } from "./paying/payment-routes.ts";
import { CAME_FROM_LINK, cameBackFrom, withoutSecret } from "./paying/return-address.ts";

/** What the customer sees: a letter with one button. Its link is all that opens it. */
export const payRoutes = new Hono<AppEnv>();

payRoutes.use("/pay/*", rateLimited({ name: "pay", limit: 120, seconds: 60 }), async (c, next) => {
  await next();
  // The link is the key to the letter: it goes to no other site and into no index.
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Robots-Tag", "noindex, nofollow");
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
});

payRoutes.route("/", paymentRoutes);

payRoutes.get("/pay/:token", async (c) => {
  const address = new URL(c.req.url);
  // Out of the browser's history and of every log behind this one.
  const clean = withoutSecret(address);
  if (clean) return c.redirect(clean, 303);
  const found = await findByLink(c.env, c.req.param("token"));
  if (found.kind === "none") return c.notFound();
  if (found.kind === "ended") {
    c.status(410);
    return sendView(c, <LinkOver organisation={found.facts.organisation} />);
  }
  const paidBy = cameBackFrom(address);
  const comesBack = paidBy !== null || address.searchParams.has(CAME_FROM_LINK);
  const facts = await afterAsking(c, found.facts, comesBack);
  const attempt = paidBy === null ? null : await readAttempt(c.env, facts, paidBy);
  if (opensInABrowser(c)) noteViewed(c, facts);
  for (const [name, value] of payPageHeaders(c.env)) c.header(name, value);
  return sendView(
    c,
    <PayPage
      facts={facts}
      state={payState(facts.invoice, attempt)}
      way={payWay(c.env, facts)}
      declined={attempt?.kind === "declined" ? attempt.reason : null}
      photos={letterPhotos(facts.photos)}
      here={address.pathname}
      paidBy={paidBy}
      returnTo={new URL(address.pathname, address.origin).href}
      script={stripeScript(c.env)}
      successor={await successorOf(c, facts)}
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

payRoutes.get("/pay/:token/logo", async (c) => {
  const found = await findByLink(c.env, c.req.param("token"));
  const logoKey = found.kind === "open" ? found.facts.organisation.brand.logoKey : undefined;
  if (!logoKey) return c.notFound();
  const contentType = logoKey.endsWith(".png") ? "image/png" : "image/jpeg";
  return readFile(c.env, { storageKey: logoKey, contentType }, c.req.raw);
});

/** The vendor's colour, as its papers have it: a sheet, since the page allows no inline style. */
payRoutes.get("/pay/:token/brand.css", async (c) => {
  const found = await findByLink(c.env, c.req.param("token"));
  const colour = found.kind === "open" ? hexOf(found.facts.organisation.brand.colour) : null;
  return c.body(colour ? `:root { --brand: ${colour}; }\n` : "", 200, {
    ...{ "Content-Type": "text/css; charset=utf-8", "Cache-Control": "private, max-age=300" },
  });
});

payRoutes.get("/pay/:token/invoice.pdf", async (c) => {
  const target = await readPayToken(c.env, c.req.param("token"));
  const found = target && (await jobOfInvoice(c.env, target.organisationId, target.invoiceId));
  if (!found || found.invoice.status === "draft" || found.invoice.payVersion !== target.version)
    return c.notFound();
  const file = await makeInvoicePdf(c.env, found.job, found.invoice, new URL(c.req.url).origin);
  const headers = pdfHeaders(invoiceFileName(found.invoice), file.length);
  return new Response(streamed(file), { headers });
});

/** A credit note of the link's own invoice; of no other one, whatever the job has. */
payRoutes.get("/pay/:token/credit-notes/:file{.+\\.pdf}", async (c) => {
  const target = await readPayToken(c.env, c.req.param("token"));
  const found = target && (await jobOfInvoice(c.env, target.organisationId, target.invoiceId));
  if (!found || found.invoice.payVersion !== target.version) return c.notFound();
  const id = c.req.param("file").slice(0, -".pdf".length);
  const note = found.job.creditNotes.find((one) => one.id === id && one.invoiceId === found.invoice.id);
  return (await answerCreditNote(c.env, found.job, note)) ?? c.notFound();
});

/** Six digits and nothing else: it goes into a style sheet. */
function hexOf(colour: string | undefined): string | null {
  return colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour : null;
}

/** The facts as Stripe's books have them now, where it is time to ask or somebody comes back from paying. */
async function afterAsking(c: Context<AppEnv>, facts: PayFacts, comesBack: boolean): Promise<PayFacts> {
  if (!opensInABrowser(c)) return facts;
  const news = await askStripe(c.env, c.executionCtx, facts.invoice, now(c.env), { now: comesBack });
  if (!news) return facts;
  const { organisationId, id: invoiceId } = facts.invoice;
  return (await loadPayFacts(databaseOf(c.env, organisationId), { organisationId, invoiceId })) ?? facts;
}

/** Where the invoice that took this one's place is paid, if it is the same customer's and out. */
async function successorOf(c: Context<AppEnv>, { invoice, successor }: PayFacts) {
  if (!successor || successor.status === "draft" || successor.customerId !== invoice.customerId) return null;
  const { organisationId, id: invoiceId, payVersion: version, number } = successor;
  return { number, href: `/pay/${await payToken(c.env, { organisationId, invoiceId, version })}` };
}

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

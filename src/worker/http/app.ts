import { Hono } from "hono";
import { api } from "../api/api.ts";
import { authRoutes } from "../auth/routes.tsx";
import { homeOf } from "../auth/session.ts";
import { invoiceRoutes } from "../billing/invoice-routes.tsx";
import { outsideRoutes } from "../billing/outside-routes.ts";
import { planRoutes } from "../billing/plan-routes.tsx";
import { bookRoutes } from "../books/routes.tsx";
import { confirmRoutes } from "../confirm/routes.tsx";
import { crewJobRoutes } from "../crew/routes.tsx";
import { crewTodayRoutes } from "../crew/today-routes.tsx";
import { mailWebhooks } from "../delivery/webhook-routes.ts";
import { failureRoutes } from "../failures/routes.tsx";
import { importRoutes } from "../intake/csv/routes.tsx";
import { officeTicketRoutes } from "../intake/office-job-routes.ts";
import { intakeRoutes } from "../intake/office-routes.tsx";
import { pushRoutes } from "../intake/push-routes.ts";
import { liveRoutes } from "../jobs/live-routes.ts";
import { officeFileRoutes } from "../jobs/office-file-routes.ts";
import { officeFormRoutes } from "../jobs/office-form-routes.ts";
import { officeLinesRoutes } from "../jobs/office-lines-routes.tsx";
import { officeJobRoutes } from "../jobs/office-routes.tsx";
import { officePaperRoutes } from "../papers/office-routes.tsx";
import { previewRoutes } from "../papers/preview-routes.ts";
import { payRoutes } from "../payments/pay-routes.tsx";
import { stripeWebhooks } from "../payments/webhook-routes.ts";
import { todayRoutes } from "../reports/routes.tsx";
import { reviewRoutes } from "../review/routes.tsx";
import { settingsRoutes } from "../settings/routes.ts";
import { officeShareRoutes } from "../shares/office-share-routes.ts";
import { proofRoutes } from "../shares/proof-routes.tsx";
import type { AppEnv } from "./app-env.ts";
import { bodyLimits } from "./body-limits.ts";
import { notFound, onError } from "./errors.tsx";
import { health } from "./health.ts";
import { page } from "./page.ts";
import { requestId } from "./request-id.ts";
import { fromOwnPages } from "./same-site.ts";
import { securityHeaders } from "./security-headers.ts";

/** The app: what every request passes, then one line for each capability's routes. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(onError);
  app.notFound(notFound);
  app.use(requestId, securityHeaders, bodyLimits, fromOwnPages);

  app.get("/healthz", health);
  app.get("/", start);
  app.route("/", authRoutes);
  app.route("/", todayRoutes);
  app.route("/", officeLinesRoutes);
  app.route("/", officeFormRoutes);
  app.route("/", officeFileRoutes);
  app.route("/", officeShareRoutes);
  app.route("/", officeTicketRoutes);
  app.route("/", officePaperRoutes);
  app.route("/", planRoutes);
  app.route("/", officeJobRoutes);
  app.route("/", reviewRoutes);
  app.route("/", invoiceRoutes);
  app.route("/", bookRoutes);
  app.route("/", failureRoutes);
  app.route("/", importRoutes);
  app.route("/", previewRoutes);
  app.route("/", settingsRoutes);
  app.route("/", crewTodayRoutes);
  app.route("/", crewJobRoutes);
  app.route("/", payRoutes);
  app.route("/", confirmRoutes);
  app.route("/", proofRoutes);
  app.route("/", intakeRoutes);
  app.route("/", pushRoutes);
  app.route("/", liveRoutes);
  app.route("/api/v1", api);
  app.route("/webhooks", stripeWebhooks);
  app.route("/webhooks", mailWebhooks);
  app.route("/webhooks", outsideRoutes);
  return app;
}

/** Everybody to where their day begins. */
const start = page({
  roles: ["owner", "office", "crew"],
  read: () => [],
  show: (c, viewer) => c.redirect(homeOf(viewer.role)),
});

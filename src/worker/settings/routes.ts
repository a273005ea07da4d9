import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { action } from "../http/page.ts";
import { stripeAccountRoutes } from "../stripe-accounts/account-routes.ts";
import { stripeRoutes } from "../stripe-accounts/routes.tsx";
import { alertRoutes } from "./alert-routes.tsx";
import { portalBillingRoutes } from "./billing-portal-routes.tsx";
import { billingRoutes } from "./billing-routes.tsx";
import { closeoutRoutes } from "./closeout-routes.tsx";
import { customerRoutes } from "./customer-routes.tsx";
import { documentRoutes } from "./document-routes.tsx";
import { numberingRoutes } from "./numbering-routes.tsx";
import { paperRoutes } from "./paper-routes.tsx";
import { portalRoutes } from "./portal-routes.tsx";
import { portalStartersRoutes } from "./portal-starters-routes.tsx";
import { priceCsvRoutes } from "./price-csv-routes.tsx";
import { priceRoutes } from "./price-routes.ts";
import { taxRoutes } from "./tax-routes.tsx";

/** What an organisation sets up for itself. */
export const settingsRoutes = new Hono<AppEnv>();

settingsRoutes.get(
  "/office/settings",
  action({ roles: ["owner", "office"], run: (c) => c.redirect("/office/settings/price-book") }),
);
settingsRoutes.route("/", priceCsvRoutes);
settingsRoutes.route("/", priceRoutes);
settingsRoutes.route("/", taxRoutes);
settingsRoutes.route("/", closeoutRoutes);
settingsRoutes.route("/", billingRoutes);
settingsRoutes.route("/", customerRoutes);
settingsRoutes.route("/", portalBillingRoutes);
settingsRoutes.route("/", numberingRoutes);
settingsRoutes.route("/", portalStartersRoutes);
settingsRoutes.route("/", portalRoutes);
settingsRoutes.route("/", paperRoutes);
settingsRoutes.route("/", documentRoutes);
settingsRoutes.route("/", alertRoutes);
settingsRoutes.route("/", stripeRoutes);
settingsRoutes.route("/", stripeAccountRoutes);

import { withApiKey } from "../auth/api-key.ts";
import { billRoutes } from "./bill-routes.ts";
import { creditNotesRoutes } from "./credit-notes-routes.ts";
import { eventsRoutes } from "./events-routes.ts";
import { failuresRoutes } from "./failures-routes.ts";
import { invoiceMoneyRoutes } from "./invoice-money-routes.ts";
import { invoicesRoutes } from "./invoices-routes.ts";
import { jobsRoutes } from "./jobs-routes.ts";
import { milestonesRoutes } from "./milestones-routes.ts";
import { newApi } from "./new-api.ts";
import { papersRoutes } from "./papers-routes.ts";
import { proofRoutes } from "./proof-routes.ts";
import { transitionsRoutes } from "./transitions-routes.ts";

/** The HTTP API, version 1, as it is mounted at `/api/v1`. All but its description asks for a key. */
export const api = newApi();

api.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
api.get("/openapi.json", (c) => c.json(description()));

api.use(withApiKey);
api.route("/", jobsRoutes);
api.route("/", transitionsRoutes);
api.route("/", proofRoutes);
api.route("/", papersRoutes);
api.route("/", eventsRoutes);
api.route("/", invoicesRoutes);
api.route("/", invoiceMoneyRoutes);
api.route("/", creditNotesRoutes);
api.route("/", billRoutes);
api.route("/", milestonesRoutes);
api.route("/", failuresRoutes);

let described: ReturnType<typeof api.getOpenAPI31Document> | undefined;

/** Written from the routes themselves, once. */
function description() {
  described ??= api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Closeout",
      version: "1",
      description:
        "A finished field job becomes a paid invoice, once, with the proof attached. Amounts are whole minor units of their currency; times are RFC 3339; dates are calendar dates in the organisation's time zone.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
  });
  return described;
}

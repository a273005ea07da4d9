import type { Route } from "../http/routes.ts";
import { customerRoutes } from "./customers.ts";
import { eventRoutes } from "./events.ts";
import { webhookEndpointRoutes } from "./webhook-endpoints.ts";

/** Every call that is answered. A new resource is a file beside this one and a line here. */
export const allRoutes: Route[] = [...customerRoutes, ...eventRoutes, ...webhookEndpointRoutes];

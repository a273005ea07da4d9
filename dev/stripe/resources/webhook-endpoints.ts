import { platformApplication } from "../accounts/deauthorize.ts";
import { missingObject, refusal } from "../http/errors.ts";
import { page } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import { letters, newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { WebhookEndpoint } from "../store/stored.ts";
import { defaultAccount, type Endpoint, type World } from "../world.ts";
import { render } from "./render.ts";

export const webhookEndpointRoutes = [
  route("post", "/v1/webhook_endpoints", "webhookEndpoints.create", create),
  route("get", "/v1/webhook_endpoints", "webhookEndpoints.list", list),
  route("get", "/v1/webhook_endpoints/:id", "webhookEndpoints.retrieve", retrieve),
  route("post", "/v1/webhook_endpoints/:id", "webhookEndpoints.update", update),
  route("delete", "/v1/webhook_endpoints/:id", "webhookEndpoints.del", remove),
];

const mostEndpoints = 16;

function create(scope: Scope, parameters: Parsed<ParametersOf["webhookEndpoints.create"]>): object {
  if (all(scope).length >= mostEndpoints) {
    throw refusal(`You have reached the maximum of ${mostEndpoints} test webhook endpoints.`);
  }
  const endpoint: WebhookEndpoint = {
    ...newEndpoint(parameters.url, now(scope)),
    api_version: parameters.api_version ?? null,
    // An endpoint for connected accounts' events carries the platform's application.
    application: parameters.connect ? platformApplication : null,
    description: parameters.description || null,
    enabled_events: parameters.enabled_events,
    metadata: mergeMetadata({}, parameters.metadata),
  };
  scope.world.objects.insert(scope.account, "webhook_endpoint", endpoint);
  return endpoint;
}

function newEndpoint(url: string, created: number): WebhookEndpoint {
  return {
    id: newId("we"),
    object: "webhook_endpoint",
    api_version: null,
    application: null,
    created,
    description: null,
    enabled_events: ["*"],
    livemode: false,
    metadata: {},
    secret: `whsec_${letters(32)}`,
    status: "enabled",
    url,
  };
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, find(scope, id));
}

function update(
  scope: Scope,
  parameters: Parsed<ParametersOf["webhookEndpoints.update"]>,
  id: string,
): object {
  const before = find(scope, id);
  const disabled = parameters.disabled ?? before.status === "disabled";
  const endpoint: WebhookEndpoint = {
    ...before,
    description: parameters.description === undefined ? before.description : parameters.description || null,
    enabled_events: parameters.enabled_events ?? before.enabled_events,
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    status: disabled ? "disabled" : "enabled",
    url: parameters.url ?? before.url,
  };
  scope.world.objects.save(scope.account, endpoint);
  return render(scope, endpoint);
}

function remove(scope: Scope, _: unknown, id: string): object {
  find(scope, id);
  scope.world.objects.remove(scope.account, id);
  return { id, object: "webhook_endpoint", deleted: true };
}

function list(scope: Scope, parameters: Parsed<ParametersOf["webhookEndpoints.list"]>): object {
  const { objects } = scope.world;
  return page(
    "/v1/webhook_endpoints",
    "webhook endpoint",
    parameters,
    (id) => objects.position(scope.account, "webhook_endpoint", id),
    (query) =>
      objects.list(scope.account, "webhook_endpoint", query).map((endpoint) => render(scope, endpoint)),
  );
}

function find(scope: Scope, id: string): WebhookEndpoint {
  const endpoint = scope.world.objects.find(scope.account, "webhook_endpoint", id);
  if (endpoint === undefined) throw missingObject("webhook endpoint", id, "webhook_endpoint");
  return endpoint;
}

function all(scope: Scope): WebhookEndpoint[] {
  return scope.world.objects.list(scope.account, "webhook_endpoint", { limit: 100 });
}

/** Exactly one endpoint for each configured address and secret, in the default account's test books. */
export function ensureEndpoints(world: World): void {
  if (world.webhook !== undefined) ensureEndpoint(world, world.webhook, null);
  if (world.connectWebhook !== undefined) ensureEndpoint(world, world.connectWebhook, platformApplication);
}

function ensureEndpoint(world: World, wanted: Endpoint, application: string | null): void {
  const scope = { world, account: defaultAccount, request: null };
  const [first, ...others] = all(scope).filter(
    (endpoint) => endpoint.url === wanted.url && endpoint.application === application,
  );
  for (const other of others) world.objects.remove(defaultAccount, other.id);
  const endpoint = first ?? { ...newEndpoint(wanted.url, now(scope)), application };
  if (first === undefined) world.objects.insert(defaultAccount, "webhook_endpoint", endpoint);
  world.objects.save(defaultAccount, {
    ...endpoint,
    secret: wanted.secret,
    enabled_events: ["*"],
    status: "enabled",
  });
}

import { type Context, Hono } from "hono";
import { followLink, keepForm, type OpenForm, openForm, submitForm } from "../accounts/onboarding.ts";
import type { State } from "../accounts/records.ts";
import { allowForm } from "../browser/form-policy.ts";
import type { World } from "../world.ts";
import { lostFormPage, onboardingPage } from "./onboarding.ts";
import { fields, type Step, steps, testData, toStep } from "./onboarding-fields.ts";
import { onboardingStyle } from "./onboarding-style.ts";

/** `/setup/s/…` is an account link, `/setup/e/…` the form that it opened. */
export function onboardingRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/assets/onboarding.css", (c) => c.body(onboardingStyle, 200, { "content-type": "text/css" }));
  app.get("/setup/s/:account/:token", (c) => {
    const to = followLink(world, c.req.param("token"));
    return to === undefined ? c.html(lostFormPage(), 404) : c.redirect(new URL(to, world.url).href, 303);
  });
  app.get("/setup/e/:account/:token", (c) => {
    const form = openForm(world, c.req.param("token"));
    return form === undefined ? c.html(lostFormPage(), 404) : show(c, form, toStep(c.req.query("step")));
  });
  app.post("/setup/e/:account/:token", async (c) => {
    const form = openForm(world, c.req.param("token"));
    return form === undefined ? c.html(lostFormPage(), 404) : act(c, world, form);
  });
  return app;
}

async function act(c: Context, world: World, form: OpenForm): Promise<Response> {
  const sent = new URLSearchParams(await c.req.text());
  const step = toStep(sent.get("step"));
  const { return_url } = form.onboarding;
  if (sent.get("act") === "submit") {
    const left = submitForm(world, form, toOutcome(sent.get("outcome")));
    return left.length === 0 ? c.redirect(return_url, 303) : show(c, form, "review", true);
  }
  const fill = sent.get("act") === "fill";
  keepForm(world, form, fill ? testData(step) : answers(step, sent));
  if (sent.get("act") === "later") return c.redirect(return_url, 303);
  return c.redirect(`${c.req.path}?step=${fill ? step : following(step)}`, 303);
}

function answers(step: Step, sent: URLSearchParams): Record<string, string> {
  return Object.fromEntries(fields[step].map(({ name }) => [name, sent.get(name)?.trim() ?? ""]));
}

function following(step: Step): Step {
  return steps[steps.indexOf(step) + 1] ?? "review";
}

function toOutcome(text: string | null): State {
  return text === "documents_needed" || text === "in_review" ? text : "enabled";
}

function show(c: Context, form: OpenForm, step: Step, refused = false): Response | Promise<Response> {
  allowForm(c, form.onboarding.return_url);
  return c.html(onboardingPage(form.account, step, refused), refused ? 422 : 200);
}

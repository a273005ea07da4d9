import { createRoute } from "@hono/zod-openapi";
import { storePhoto } from "../proof/store-photo.ts";
import { storeSignature } from "../proof/store-signature.ts";
import { takesForm } from "./body.ts";
import { actorOf } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { presentJob } from "./present-job.ts";
import { refused } from "./refused.ts";
import { jobShape } from "./shapes/job.ts";
import { changeProblems } from "./shapes/problem.ts";
import { photoInput, signatureInput } from "./shapes/proof-inputs.ts";
import { idempotencyHeader, idParams } from "./shapes/requests.ts";

const asJob = { "application/json": { schema: jobShape } };
const responses = {
  ...changeProblems,
  200: { description: "It was there already: the job.", content: asJob },
  201: { description: "The job with it.", content: asJob },
};

const addPhoto = createRoute({
  method: "post",
  path: "/jobs/{id}/photos",
  summary: "Add a photo",
  tags: ["Proof"],
  middleware: [takesForm, idempotent] as const,
  request: {
    params: idParams,
    headers: idempotencyHeader,
    body: { required: true, content: { "multipart/form-data": { schema: photoInput } } },
  },
  responses,
});

const addSignature = createRoute({
  method: "post",
  path: "/jobs/{id}/signature",
  summary: "Add a signature",
  tags: ["Proof"],
  middleware: [takesForm, idempotent] as const,
  request: {
    params: idParams,
    headers: idempotencyHeader,
    body: { required: true, content: { "multipart/form-data": { schema: signatureInput } } },
  },
  responses,
});

export const proofRoutes = newApi()
  .openapi(addPhoto, async (c) => {
    const { file, ...about } = c.req.valid("form");
    const result = await storePhoto(c.env, {
      organisationId: c.var.apiKey.organisationId,
      jobId: c.req.valid("param").id,
      bytes: new Uint8Array(await file.arrayBuffer()),
      ...about,
      actor: actorOf(c),
      source: "api",
    });
    if (!result.ok) return refused(c, result);
    return c.json(await presentJob(linksOf(c), result.job), result.events.length > 0 ? 201 : 200);
  })
  .openapi(addSignature, async (c) => {
    const { file, name, role } = c.req.valid("form");
    const result = await storeSignature(c.env, {
      organisationId: c.var.apiKey.organisationId,
      jobId: c.req.valid("param").id,
      bytes: new Uint8Array(await file.arrayBuffer()),
      name,
      role,
      actor: actorOf(c),
      source: "api",
    });
    if (!result.ok) return refused(c, result);
    return c.json(await presentJob(linksOf(c), result.job), result.events.length > 0 ? 201 : 200);
  });

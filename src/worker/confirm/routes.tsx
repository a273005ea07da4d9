import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { rateLimited } from "../http/rate-limit.ts";
import { readFile } from "../proof/read-file.ts";
import { answerChange, showChange } from "./change.tsx";
import { answerConfirm, showConfirm } from "./confirm.tsx";
import { answerMore, showMore } from "./more.tsx";
import { findAskPhoto } from "./records.ts";

/** What a customer is asked while the job goes on. The link is all that opens it; GET never answers. */
export const confirmRoutes = new Hono<AppEnv>();

for (const asked of ["confirm", "more", "change"] as const) {
  confirmRoutes.use(`/${asked}/*`, rateLimited({ name: asked, limit: 120, seconds: 60 }), async (c, next) => {
    await next();
    // The link is a key: it goes to no other site and into no index. A form sent without any referrer would say that it
    // comes from nowhere (`Origin: null`), and be refused.
    c.header("Referrer-Policy", "same-origin");
    c.header("X-Robots-Tag", "noindex, nofollow");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });
}

// A change order's page shows no photo, and its link opens none.
for (const asked of ["confirm", "more"] as const) {
  confirmRoutes.get(`/${asked}/:token/photos/:photoId`, async (c) => {
    const photo = await findAskPhoto(c.env, asked, c.req.param("token"), c.req.param("photoId"));
    return photo ? readFile(c.env, photo, c.req.raw) : c.notFound();
  });
}

confirmRoutes.get("/confirm/:token", (c) => showConfirm(c, c.req.param("token")));
confirmRoutes.post("/confirm/:token", (c) => answerConfirm(c, c.req.param("token")));
confirmRoutes.get("/more/:token", (c) => showMore(c, c.req.param("token")));
confirmRoutes.post("/more/:token", (c) => answerMore(c, c.req.param("token")));
confirmRoutes.get("/change/:token", (c) => showChange(c, c.req.param("token")));
confirmRoutes.post("/change/:token", (c) => answerChange(c, c.req.param("token")));

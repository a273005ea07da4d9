import { Hono } from "hono";
import { EmailPage } from "../../views/auth/email-page.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { sendView } from "../http/html.ts";
import { ownPath } from "./own-path.ts";
import { askedForCode, codeEntered, codePage } from "./sign-in-by-code.tsx";
import { linkPage, linkPressed } from "./sign-in-by-link.tsx";
import { signOut } from "./sign-out.ts";

/** Sign-in in two steps, by code or by link, and sign-out. */
export const authRoutes = new Hono<AppEnv>();

authRoutes.use("/sign-in/*", async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
  // A link's secret stands in the address.
  c.header("Referrer-Policy", "same-origin");
});

authRoutes.get("/sign-in", (c) => sendView(c, <EmailPage to={ownPath(c.req.query("to"))} />));
authRoutes.post("/sign-in", askedForCode);
authRoutes.get("/sign-in/code", codePage);
authRoutes.post("/sign-in/code", codeEntered);
authRoutes.get("/sign-in/link/:secret", linkPage);
authRoutes.post("/sign-in/link/:secret", linkPressed);
authRoutes.post("/sign-out", signOut);

import type { Context } from "hono";
import { MessagePage } from "../../views/auth/message-page.tsx";
import { sendView } from "../http/html.ts";
import { withTo } from "./own-path.ts";

/** Used, expired, tried too often, or of another browser: it is not said which, only what to do. */
export function signInOver(c: Context, to: string | null): Promise<Response> {
  c.status(410);
  return sendView(
    c,
    <MessagePage
      title="This sign-in is over"
      text="A letter works once, for 15 minutes, and its code only in the browser that asked. Ask for a new one."
      back={{ href: withTo("/sign-in", to), label: "Ask for a new code" }}
    />,
  );
}

import type { Context } from "hono";
import { MessagePage } from "../../views/auth/message-page.tsx";
import { sendView } from "./html.ts";
import { isPartial } from "./page.ts";
import { problem } from "./problem.ts";
import { sayBeside } from "./say-beside.tsx";
import { wantsProblem } from "./too-many.tsx";

/** What was too large: a body with files in it, or one of text alone. */
export type TooLarge = "files" | "text";

const WORDS: { [what in TooLarge]: { most: string; next: string } } = {
  files: {
    most: "At most 25 MB of files can be sent at once",
    next: "Send a smaller file, or one file after the other.",
  },
  text: { most: "At most 1 MB of text can be sent at once", next: "Shorten it, or send it in parts." },
};

/** 413 with a sentence that says how much can be sent, and a way back to the form on which the rest was typed. */
export function tooLarge(c: Context, what: TooLarge): Response | Promise<Response> {
  const { most, next } = WORDS[what];
  const detail = `${most}. ${next}`;
  if (wantsProblem(c)) return problem(c, 413, { code: "too_large", detail });
  c.header("Cache-Control", "no-store");
  c.status(413);
  if (isPartial(c)) return sayBeside(c, detail);
  const text = `${most}, and nothing of this arrived. Go back with your browser's Back button: the form is as you left it. ${next}`;
  return sendView(c, <MessagePage title="Too large to send" text={text} back={formBefore(c)} />);
}

/** The page that the form stood on, if it is one of ours. */
function formBefore(c: Context) {
  const label = "Back to the form";
  const from = URL.parse(c.req.header("Referer") ?? "");
  const isOurs = from !== null && from.host === new URL(c.req.url).host;
  return { href: isOurs ? from.pathname + from.search : c.req.path, label, asLeft: true };
}

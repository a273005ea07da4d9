import type { Context } from "hono";
import { SaidNo } from "../../views/parts/said.tsx";
import { sendView } from "./html.ts";

/** Says it at the head of what htmx would have replaced, so that a form in it keeps what was typed. */
export function sayBeside(c: Context, detail: string): Promise<Response> {
  c.header("HX-Reswap", "afterbegin");
  return sendView(c, <SaidNo refusal={{ detail }} />);
}

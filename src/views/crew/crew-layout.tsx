import type { Child, FC } from "hono/jsx";
import { Document } from "../layout/document.tsx";

const SCRIPTS = ["/vendor/htmx.min.js", "/js/live.js", "/js/crew.js"];

/** The frame of the crew's screens: one column, nothing beside it. */
export const CrewLayout: FC<{ title: string; locale: string; children?: Child }> = (props) => (
  <Document
    title={`${props.title} · Closeout`}
    styles={["crew"]}
    scripts={SCRIPTS}
    bodyClass="crew"
    language={props.locale}
  >
    {props.children}
  </Document>
);

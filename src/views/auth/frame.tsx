import type { PropsWithChildren } from "hono/jsx";
import { Document } from "../layout/document.tsx";

/** A single sheet of paper: sign-in, and what is said when something is not there. */
export function Frame({
  title,
  scripts,
  children,
}: PropsWithChildren<{ title: string; scripts?: string[] }>) {
  return (
    <Document title={`${title} · Closeout`} styles={["sign-in"]} scripts={scripts} bodyClass="sign-in">
      <header>
        <b>Closeout</b>
      </header>
      <main class="sheet">
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
}

import type { Child, FC } from "hono/jsx";
import type { Language } from "../../messages/language.ts";
import { Document } from "../layout/document.tsx";

type CrewLayoutProps = { title: string; language: Language; children?: Child };

/** The frame of the crew's screens: one column, nothing beside it. It can be put on a phone's home screen. */
export const CrewLayout: FC<CrewLayoutProps> = ({ title, language, children }) => (
  <Document
    title={`${title} · Closeout`}
    sheet="/phone/crew.css"
    moduleScripts={["/phone/start.js"]}
    bodyClass="crew"
    language={language}
    head={
      <>
        <link rel="modulepreload" href={`/phone/words-${language}.js`} />
        <OnHomeScreen />
      </>
    }
  >
    {children}
  </Document>
);

const OnHomeScreen: FC = () => (
  <>
    <link rel="manifest" href="/manifest.webmanifest" />
    <link rel="apple-touch-icon" href="/icons/closeout-180.png" />
    <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#171613" media="(prefers-color-scheme: dark)" />
  </>
);

import type { Child } from "hono/jsx";
import type { OrganisationRow } from "../../worker/database/rows.ts";

export type Letter = { subject: string; html: string; text: string };

type Words = { language: string; licence: (number: string) => string };
type Props = { organisation: OrganisationRow; title: string; words?: Words; children: Child };

const ENGLISH: Words = { language: "en", licence: (number) => `licence ${number}` };

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The sheet that every letter of an organisation is written on. Mail programs know inline styles alone. */
export function LetterFrame({ organisation, title, words = ENGLISH, children }: Props) {
  const { name, phone, email, licence, address } = organisation;
  return (
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={`margin:0;background:#fbfaf7;color:#1c1b18;font-size:16px;line-height:1.5;${FONT}`}>
        <div style="max-width:560px;margin:0 auto;padding:32px 20px">
          <p style="margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid #e3dfd5">
            <strong>{name}</strong>
            <span style="color:#666257">
              {[phone, licence && words.licence(licence)].filter(Boolean).map((fact) => ` · ${fact}`)}
            </span>
          </p>
          {children}
          <p style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #e3dfd5;color:#666257;font-size:13px">
            {[name, address, phone, email].filter(Boolean).join(" · ")}
          </p>
        </div>
      </body>
    </html>
  );
}

/** The one button of a letter. */
export function LetterButton({ link, children }: { link: string; children: Child }) {
  return (
    <p style="margin:0 0 28px">
      <a
        href={link}
        style="display:inline-block;padding:15px 28px;border-radius:8px;background:#1c1b18;color:#ffffff;font-weight:600;text-decoration:none"
      >
        {children}
      </a>
    </p>
  );
}

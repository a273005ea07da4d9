import type { NoticeRow, OrganisationRow } from "../../worker/database/rows.ts";
import { type Letter, LetterFrame } from "./letter-frame.tsx";

/**
 * A letter to the vendor's own people: one thing a line, each with the place at which it is mended. The same notice always gives the
 * same letter, so that a repeat is recognised as one.
 * @param base the address of this installation
 */
export async function noticeLetter(
  organisation: OrganisationRow,
  { title, lines }: Pick<NoticeRow, "title" | "lines">,
  base: string,
): Promise<Letter> {
  const linked = lines.map(({ text, path }) => ({ text, link: new URL(path, base).href }));
  const html = await (<LetterBody organisation={organisation} title={title} lines={linked} />).toString();
  const text = [
    title,
    ...linked.map((line) => `${line.text}\n${line.link}`),
    `From Closeout, for the office of ${organisation.name}.`,
  ].join("\n\n");
  return { subject: title, html: `<!doctype html>${html}`, text };
}

type BodyProps = { organisation: OrganisationRow; title: string; lines: { text: string; link: string }[] };

function LetterBody({ organisation, title, lines }: BodyProps) {
  return (
    <LetterFrame organisation={organisation} title={title}>
      <p style="margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:650">{title}</p>
      {lines.map(({ text, link }) => (
        <p style="margin:0;padding:12px 0;border-top:1px solid #e3dfd5">
          <a href={link} style="color:#1c1b18">
            {text}
          </a>
        </p>
      ))}
    </LetterFrame>
  );
}

type Letter = { vendor: string; name: string; code: string; link: string };

/** The letter with the code, as a person would write it: HTML (mail knows only inline styles) and plain text. */
export async function signInLetter(letter: Letter): Promise<{ subject: string; html: string; text: string }> {
  const document = await (<LetterBody {...letter} />).toString();
  return {
    subject: `${letter.code} is your sign-in code for ${letter.vendor}`,
    html: `<!doctype html>${document}`,
    text: [
      `Hello ${letter.name},`,
      `your sign-in code is ${letter.code}. It works for 15 minutes, in the browser that asked for it.`,
      `On another device, open this page and press Sign in:\n${letter.link}`,
      "You did not ask for this? Then nothing has to be done: nobody gets in without this letter.",
      letter.vendor,
    ].join("\n\n"),
  };
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const CODE = "margin:0 0 24px;font-size:34px;font-weight:650;letter-spacing:0.12em;color:#1c1b18";
const BUTTON =
  "display:inline-block;padding:14px 24px;border-radius:8px;background:#1c1b18;color:#ffffff;font-weight:600;text-decoration:none";

function LetterBody({ vendor, name, code, link }: Letter) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Sign in to ${vendor}`}</title>
      </head>
      <body style={`margin:0;background:#fbfaf7;color:#1c1b18;font-size:16px;line-height:1.5;${FONT}`}>
        <div style="max-width:520px;margin:0 auto;padding:32px 20px">
          <p style="margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid #e3dfd5;font-weight:650">
            {vendor}
          </p>
          <p style="margin:0 0 8px">Hello {name}, your sign-in code is</p>
          <p style={CODE}>{code}</p>
          <p style="margin:0 0 24px">
            It works for 15 minutes, in the browser that asked for it. On another device:
          </p>
          <p style="margin:0 0 32px">
            <a href={link} style={BUTTON}>
              Open the sign-in page
            </a>
          </p>
          <p style="margin:0;color:#666257;font-size:13px">
            You did not ask for this? Then nothing has to be done: nobody gets in without this letter.
          </p>
        </div>
      </body>
    </html>
  );
}

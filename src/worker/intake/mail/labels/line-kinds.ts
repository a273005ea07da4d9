/** How the part of a mail begins that says nothing of the work: greetings, footers, buttons' company. In lower case. */
const ENDS = [
  ...[
    "this is an automated",
    "this email was sent",
    "this message was sent",
    "this e-mail",
    "you are receiving this",
  ],
  ...[
    "you received this",
    "please do not reply",
    "do not reply",
    "unsubscribe",
    "powered by",
    "sent from my",
    "get outlook for",
  ],
  ...[
    "©",
    "copyright",
    "confidentiality",
    "view in browser",
    "view this email",
    "to accept or decline",
    "privacy policy",
  ],
  ...["thank you", "thanks", "regards", "best regards", "kind regards", "sincerely", "best,"],
  ...[
    "gracias",
    "saludos",
    "atentamente",
    "un saludo",
    "este correo",
    "este mensaje",
    "no responda",
    "enviado desde mi",
  ],
];

/** A line of dashes or the like, or the mark before a signature. */
export function isRule(line: string): boolean {
  return line === "--" || (line.length > 2 && /^[-=_*~─—·.\s]{3,200}$/.test(line.slice(0, 200)));
}

/** Where the words on the work are over. */
export function isEnd(line: string): boolean {
  const start = line.slice(0, 40).toLowerCase();
  return ENDS.some((end) => start.startsWith(end));
}

/** A button: a few words and an address, or an address alone. */
export function isLink(line: string): boolean {
  return /^(?:[^(<:]{0,40}[(<:]\s?)?https?:\/\/\S{1,1900}$/.test(line);
}

import * as z from "zod";

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((it) => (Array.isArray(it) ? it : [it]));
const someAddresses = oneOrMore.nullish().transform((it) => it ?? []);

const Attachment = z
  .object({
    filename: z.string().nullish(),
    /** Base64. */
    content: z.string().nullish(),
    path: z.string().nullish(),
    content_type: z.string().nullish(),
    content_id: z.string().nullish(),
  })
  .refine((it) => it.content || it.path, { error: "Attachment must have either a `content` or `path`." });

const SendRequest = z.object({
  from: z.string(),
  to: oneOrMore,
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  cc: someAddresses,
  bcc: someAddresses,
  reply_to: someAddresses,
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z
    .array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) }))
    .nullish(),
  attachments: z.array(Attachment).nullish(),
  scheduled_at: z.string().nullish(),
});

export type SendRequest = z.infer<typeof SendRequest>;
export type LastEvent = "scheduled" | "sent" | "delivered" | "opened" | "clicked" | "bounced";

/** A letter as the mailbox keeps it. Times are milliseconds since 1970. */
export type Letter = SendRequest & { id: string; createdAt: number; lastEvent: LastEvent };

export type Refusal = { statusCode: number; name: string; message: string };

/** Checks a request to send as Resend does (https://resend.com/docs/api-reference/errors). */
export function readSendRequest(
  input: unknown,
): { ok: true; request: SendRequest } | { ok: false; refusal: Refusal } {
  const given = z.record(z.string(), z.unknown()).safeParse(input).data ?? {};
  for (const field of ["from", "to", "subject"]) {
    if (!given[field]) return refuse("missing_required_field", `Missing \`${field}\` field.`);
  }
  if (!given.html && !given.text) return refuse("missing_required_field", "Missing `html` or `text` field.");

  const read = SendRequest.safeParse(input);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path[0]?.toString() ?? "body";
    if (field === "attachments") return refuse("invalid_attachment", issue?.message ?? "Invalid attachment.");
    return refuse("validation_error", `Invalid \`${field}\` field. ${issue?.message ?? ""}`.trim());
  }
  const { from, to, cc, bcc } = read.data;
  if (!looksLikeAddress(from)) return refuse("validation_error", invalidAddress("from"));
  if (to.length > 50) return refuse("validation_error", "The `to` field holds more than 50 addresses.");
  for (const [field, addresses] of Object.entries({ to, cc, bcc })) {
    if (!addresses.every(looksLikeAddress)) return refuse("validation_error", invalidAddress(field));
  }
  return { ok: true, request: read.data };
}

function refuse(name: string, message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { statusCode: 422, name, message } };
}

function invalidAddress(field: string): string {
  return `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`;
}

const looksLikeAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(bareAddress(text));

/** `Ann <ann@example.com>` → `ann@example.com`. */
export function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

/** A six-digit code in a letter about signing in, which people want to copy. */
export function signInCode({ subject, text, html }: Letter): string | undefined {
  if (!/code|sign|log\s?in/i.test(subject)) return undefined;
  const readable = `${subject}\n${text ?? (html ?? "").replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, " ")}`;
  const found = /(?<![\w#&.-])(\d{3})[ \u00a0-]?(\d{3})(?![\w.-]*\d)/.exec(readable);
  return found ? `${found[1]}${found[2]}` : undefined;
}

import { databaseOf, directoryDatabase } from "../database/database.ts";
import type { PortalRow } from "../database/rows.ts";
import { countTry, type Limit } from "../http/rate-limit.ts";
import { type Arrived, keepMessage, noteRefused } from "./keep-message.ts";
import { type Judgement, judgeMail } from "./mail/guards.ts";
import { CLOUDFLARE, readChecks } from "./mail/sender-checks.ts";
import { type OpenedMail, openMail } from "./mail-stream.ts";
import { organisationOfMailKey, portalOfMailKey } from "./message-records.ts";
import { queueMessage } from "./queue-message.ts";

/** What no portal sends in an hour; what comes beyond it waits for a person. */
const MAILS_A_PORTAL: Limit = { name: "mails-for-portal", limit: 300, seconds: 3600 };

const NO_SUCH_ADDRESS =
  "There is no such address here. Please ask the vendor for the address that work orders are sent to.";
const TOO_MANY = "More than 300 mails came to this address within an hour.";

type Mail = Pick<ForwardableEmailMessage, "from" | "to" | "raw" | "rawSize" | "setReject">;

/**
 * Takes in a mail to a portal's address: what is none of ours goes back with a sentence, everything else is kept whole first and
 * read afterwards. If it cannot be kept this throws, and the sending server tries again.
 */
export async function receiveMail(mail: Mail, env: Env): Promise<void> {
  const portal = await portalOfAddress(env, mail.to);
  if (!portal) return mail.setReject(NO_SUCH_ADDRESS);
  const opened = await openMail(mail.raw, mail.rawSize);
  const judgement = judgeMail({
    ...{ envelopeFrom: mail.from, envelopeTo: mail.to, bytes: mail.rawSize },
    ...{ headers: opened.head.headers, senders: portal.senders, authserv: CLOUDFLARE },
  });
  const counted = await countTry(env, MAILS_A_PORTAL, `${portal.organisationId} ${portal.id}`);
  if (judgement.kind === "refuse") {
    await opened.drop();
    if (counted.allowed) await noteRefused(env, arrivedOf(mail, portal, opened, judgement));
    return mail.setReject(judgement.reason);
  }
  const tooMany: Judgement = { kind: "set_aside", reason: TOO_MANY };
  const arrived = arrivedOf(mail, portal, opened, counted.allowed ? judgement : tooMany);
  const { row, isNew } = await keepMessage(env, arrived, (key) => opened.keep(env.FILES, key));
  if (isNew) await queueMessage(env, row);
}

/** The part before the @ names the portal; what somebody added behind a plus sign does not count. */
async function portalOfAddress(env: Env, address: string): Promise<PortalRow | null> {
  const key = address.trim().toLowerCase().split("@")[0]?.split("+")[0] ?? "";
  const organisationId = key && (await organisationOfMailKey(directoryDatabase(env), key));
  return organisationId ? portalOfMailKey(databaseOf(env, organisationId), organisationId, key) : null;
}

const STATUS = { take: "waiting", set_aside: "set_aside", refuse: "refused" } as const;

function arrivedOf(mail: Mail, portal: PortalRow, { head }: OpenedMail, judgement: Judgement): Arrived {
  return {
    ...{ organisationId: portal.organisationId, portalId: portal.id, channel: "mail" },
    // What goes back is not the same message as one that is kept.
    name: judgement.kind === "refuse" ? null : head.messageId,
    sender: head.from.address || mail.from,
    subject: head.subject,
    contentType: "message/rfc822",
    bytes: mail.rawSize,
    checks: readChecks(head.headers, CLOUDFLARE),
    status: STATUS[judgement.kind],
    reason: judgement.kind === "take" ? null : judgement.reason,
  };
}

import { signInLetter } from "../../views/auth/sign-in-letter.tsx";
import { mailbox, sendMail } from "../delivery/mail-gateway.ts";
import type { MailAnswer } from "../delivery/types.ts";
import type { Membership } from "./memberships.ts";

/** Mails code and link from the vendor's name. `link` is a whole address. */
export async function sendSignInLetter(
  env: Env,
  { organisation, member }: Membership,
  letter: { email: string; code: string; link: string; key: string },
): Promise<MailAnswer> {
  const { email, code, link, key } = letter;
  return sendMail(env, {
    from: mailbox(organisation.name, organisation.email),
    to: email,
    ...(await signInLetter({ vendor: organisation.name, name: member.name, code, link })),
    idempotencyKey: `sign-in/${key}`,
  });
}

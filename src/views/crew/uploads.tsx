import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { PhoneState } from "../../worker/crew/waiting.ts";

type UploadsProps = {
  phone?: PhoneState;
  t: CrewMessages;
  /** The page to come back to after signing in. */
  here?: string;
};

/** Whether everything is sent, always in sight. What a person must do something about goes first. */
export const Uploads: FC<UploadsProps> = ({ phone, t, here = "/crew" }) => {
  const { tone, text } = shown(phone, t);
  return (
    <span class={`status ${tone}`} id="uploads" role="status">
      {phone?.signedOut ? <a href={`/sign-in?to=${encodeURIComponent(here)}`}>{text}</a> : text}
    </span>
  );
};

function shown(phone: PhoneState | undefined, t: CrewMessages) {
  const words = t.uploads;
  if (!phone) return { tone: "good", text: words.allSent };
  if (phone.signedOut) return { tone: "bad", text: words.signIn };
  if (phone.stuck.length > 0) return { tone: "bad", text: words.stuck(phone.stuck.length) };
  if (!phone.online) return { tone: "warn", text: words.offline(phone.unsent) };
  return phone.unsent > 0
    ? { tone: "wait", text: words.toSend(phone.unsent) }
    : { tone: "good", text: words.allSent };
}

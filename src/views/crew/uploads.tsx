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
  // The office does not know what a phone holds: until the phone has looked, nothing is claimed.
  if (!phone) return <span class="status" id="uploads" role="status" hidden />;
  const { tone, text } = shown(phone, t);
  return (
    <span class={`status ${tone}`} id="uploads" role="status">
      {phone.signedOut ? (
        <a href={`/sign-in?to=${encodeURIComponent(here)}`}>{text}</a>
      ) : (
        <span>
          <Parts text={text} />
        </span>
      )}
    </span>
  );
};

/** On a narrow phone it breaks between its two halves and nowhere else: `No signal ·` over `15 kept`. */
const Parts: FC<{ text: string }> = ({ text }) => {
  const [first, second] = text.split(" · ");
  if (second === undefined) return text;
  return (
    <>
      <span class="whole">{first} ·</span> <span class="whole">{second}</span>
    </>
  );
};

function shown(phone: PhoneState, t: CrewMessages) {
  const words = t.uploads;
  if (phone.signedOut) return { tone: "bad", text: words.signIn };
  if (phone.stuck.length > 0) return { tone: "bad", text: words.stuck(phone.stuck.length) };
  if (!phone.online) return { tone: "warn", text: words.offline(phone.unsent) };
  return phone.unsent > 0
    ? { tone: "wait", text: words.toSend(phone.unsent) }
    : { tone: "good", text: words.allSent };
}

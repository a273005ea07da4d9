import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { Waiting } from "../../worker/crew/waiting.ts";
import { Status } from "../parts/status.tsx";

/** How far something is that is not at the office yet; nothing where it is. */
export const WaitingMark: FC<{ waiting?: Waiting; t: CrewMessages }> = ({ waiting, t }) =>
  waiting ? (
    <Status tone={waiting.state === "sent" ? "good" : "wait"}>{t.states[waiting.state]}</Status>
  ) : null;

import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { Status } from "../parts/status.tsx";
import { CREW_TONE } from "./words.ts";

/** A job's status in the crew's words. */
export const CrewStatus: FC<{ status: JobStatus; t: CrewMessages }> = ({ status, t }) => (
  <Status tone={CREW_TONE[status]}>{t.status[status]}</Status>
);

import type { FC } from "hono/jsx";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { Status } from "../parts/status.tsx";
import { CREW_STATUS } from "./words.ts";

/** A job's status in the crew's words. */
export const CrewStatus: FC<{ status: JobStatus }> = ({ status }) => (
  <Status tone={CREW_STATUS[status].tone}>{CREW_STATUS[status].word}</Status>
);

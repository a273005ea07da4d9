import type { Child, FC } from "hono/jsx";
import type { JobMessage } from "../../worker/jobs/records.ts";
import { Status } from "../parts/status.tsx";

type LookProps = {
  id: string;
  /** What it came with. */
  message: JobMessage | undefined;
  children?: Child;
};

/** What a person must look at before the job goes on. */
export const LookSheet: FC<LookProps> = ({ id, message, children }) => (
  <section class="sheet" id={id}>
    <header>
      <h2>
        <Status tone="warn">Needs a look</Status>
      </h2>
      {message ? (
        <a class="small" href={`/office/intake/${message.id}`}>
          Read the original message
        </a>
      ) : null}
    </header>
    {children}
  </section>
);

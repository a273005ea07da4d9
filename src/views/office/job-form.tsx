import type { Child, FC } from "hono/jsx";

type JobFormProps = {
  jobId: string;
  verb: string;
  class?: string;
  children?: Child;
};

/** A form that does something with the job; the job's region comes back with what happened, or with why not. */
export const JobForm: FC<JobFormProps> = ({ jobId, verb, children, ...rest }) => {
  const address = `/office/jobs/${jobId}/${verb}`;
  return (
    <form
      class={rest.class}
      method="post"
      action={address}
      hx-post={address}
      hx-target="#job"
      hx-swap="outerMorph"
      hx-disable="find button"
    >
      {children}
    </form>
  );
};

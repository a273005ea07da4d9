import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";

/** What the person must know of this phone: that nothing can be sent, or that what is kept may be lost. */
export const Notices: FC<Pick<JobProps, "phone" | "t" | "job">> = ({ phone, t, job }) => {
  if (!phone) return null;
  const here = encodeURIComponent(`/crew/jobs/${job.row.id}`);
  return (
    <>
      {phone.signedOut ? (
        <div class="said bad notice">
          <p>{t.phone.signedOut(phone.unsent)}</p>
          <a class="button act" href={`/sign-in?to=${here}`}>
            {t.uploads.signIn}
          </a>
        </div>
      ) : null}
      {phone.mayForget === true && phone.unsent > 0 ? (
        <p class="said warn notice">{t.phone.mayForget}</p>
      ) : null}
    </>
  );
};

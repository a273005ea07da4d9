import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { PendingItem } from "../../worker/crew/waiting.ts";
import type { PhotoLabel } from "../../worker/jobs/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { Status } from "../parts/status.tsx";
import { StuckWhy } from "./stuck.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

type Around = Pick<JobProps, "clock" | "t">;
type PhotoTileProps = Around & {
  photo: JobProps["job"]["photos"][number];
  jobId: string;
  /** Why the office wants it taken again. */
  again: string | null;
};

/** A photo that the office has, or that is on its way there. */
export const PhotoTile: FC<PhotoTileProps> = ({ photo, jobId, again, clock, t }) => {
  const { waiting, clientId, label, takenAt } = photo;
  const taken = formatMoment(takenAt, clock);
  const alt = `${t.photos.labels[label]}, ${taken}`;
  if (waiting) {
    return (
      <li id={`tile-${clientId}`} data-tile={clientId} data-state={waiting.state}>
        <Preview address={waiting.preview} alt={alt} />
        <WaitingMark waiting={waiting} t={t} />
      </li>
    );
  }
  const address = `/crew/jobs/${jobId}/photos/${photo.id}`;
  return (
    <li id={photo.id} data-client={clientId} class={again ? "again" : undefined}>
      <a href={address}>
        <img
          src={`${address}/thumbnail`}
          alt={alt}
          width={photo.width}
          height={photo.height}
          loading="lazy"
          decoding="async"
        />
      </a>
      <span class="small soft">{taken}</span>
      {again ? <Status tone="warn">{t.again.tile(again)}</Status> : null}
    </li>
  );
};

/** A photo that was not taken: the reason and the buttons beside the picture. */
export const StuckTile: FC<Around & { item: PendingItem; label: PhotoLabel }> = ({
  item,
  label,
  clock,
  t,
}) => (
  <li
    class="attention"
    id={`tile-${item.clientId}`}
    data-tile={item.clientId}
    data-state={item.state}
    tabindex={-1}
  >
    <Preview address={item.preview} alt={`${t.photos.labels[label]}, ${formatMoment(item.at, clock)}`} />
    <Status tone="bad">{t.states.attention}</Status>
    <StuckWhy item={item} t={t} />
  </li>
);

/** Nothing rather than a broken picture, where the phone could not make a small one. */
const Preview: FC<{ address?: string; alt: string }> = ({ address, alt }) =>
  address ? <img src={address} alt={alt} /> : <span class="blank" role="img" aria-label={alt} />;

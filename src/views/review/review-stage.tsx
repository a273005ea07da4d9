import type { FC } from "hono/jsx";
import { ofPhoto } from "../../worker/jobs/return-reasons.ts";
import type { Shot, shotsOf } from "../../worker/review/photo-order.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { PHOTO_LABEL } from "../parts/words.ts";

type StageProps = {
  groups: ReturnType<typeof shotsOf>;
  jobId: string;
  photoId: string | null;
  comparing: boolean;
  frame: Frame;
};

const KEY: { [label: string]: string } = { before: "B", after: "A", during: "D" };

/** One photo large, or two side by side, and all of them small beneath. Without a script each small one is a link. */
export const ReviewStage: FC<StageProps> = ({ groups, jobId, photoId, comparing, frame }) => {
  const shots = groups.flatMap((group) => group.shots);
  const here = shots.find(({ photo }) => photo.id === photoId) ?? shots[0];
  if (!here) {
    return (
      <section class="stage empty" aria-label="Photos">
        <p class="soft">This job has no photos.</p>
      </section>
    );
  }
  const pair = comparing ? shots.find(({ photo }) => photo.id === here.pairId) : undefined;
  const frames = pair ? inOrder(here, pair) : [here];
  const address = `/office/review/${jobId}`;
  const at = shots.indexOf(here);
  const toPhoto = (index: number) => {
    const { photo } = shots[(index + shots.length) % shots.length] ?? here;
    return `${address}?photo=${photo.id}${comparing ? "&compare" : ""}`;
  };
  return (
    <section class="stage" aria-label="Photos" data-stage>
      <div class={pair ? "frames both" : "frames"} data-frames>
        {frames.map((shot) => (
          <Large shot={shot} jobId={jobId} frame={frame} />
        ))}
      </div>
      <div class="tools">
        <a class="button plain" href={toPhoto(at - 1)} data-do="previous-photo">
          Previous <kbd>←</kbd>
        </a>
        <a class="button plain" href={toPhoto(at + 1)} data-do="next-photo">
          Next photo <kbd>→</kbd>
        </a>
        <a
          class={pair ? "button plain on" : "button plain"}
          href={`${address}?photo=${here.photo.id}${comparing ? "" : "&compare"}`}
          data-do="compare"
        >
          Compare <kbd>Space</kbd>
        </a>
        <button class="button plain scripted" type="button" data-do="zoom" aria-pressed="false">
          Zoom <kbd>Z</kbd>
        </button>
        <button class="button plain scripted" type="button" data-do="mark-photo" aria-pressed="false">
          Not good enough <kbd>9</kbd>
        </button>
      </div>
      <nav class="strip" aria-label="All photos">
        {groups.map(({ label, shots: own }) => (
          <div class="group">
            <span class="small soft">
              {PHOTO_LABEL[label]} {own.length} {KEY[label] ? <kbd>{KEY[label]}</kbd> : null}
            </span>
            <div class="thumbs">
              {own.map((shot) => (
                <Small shot={shot} here={shot === here} address={address} jobId={jobId} frame={frame} />
              ))}
            </div>
          </div>
        ))}
      </nav>
    </section>
  );
};

/** What it was like stands to the left of what it is like. */
function inOrder(one: Shot, other: Shot): Shot[] {
  return one.photo.label === "after" ? [other, one] : [one, other];
}

const Large: FC<{ shot: Shot; jobId: string; frame: Frame }> = ({ shot, jobId, frame }) => (
  <figure>
    <img src={`/office/jobs/${jobId}/photos/${shot.photo.id}`} alt={told(shot, frame)} />
    <figcaption class="small">{told(shot, frame)}</figcaption>
  </figure>
);

type SmallProps = { shot: Shot; here: boolean; address: string; jobId: string; frame: Frame };

const Small: FC<SmallProps> = ({ shot, here, address, jobId, frame }) => {
  const { photo, pairId } = shot;
  const large = `/office/jobs/${jobId}/photos/${photo.id}`;
  return (
    <a
      href={`${address}?photo=${photo.id}`}
      aria-current={here ? "true" : undefined}
      data-shot={photo.id}
      data-label={photo.label}
      data-pair={pairId}
      data-large={large}
      data-told={told(shot, frame)}
      data-about={ofPhoto(photo.id)}
    >
      <img src={`${large}/thumbnail`} alt={told(shot, frame)} loading="lazy" decoding="async" />
    </a>
  );
};

function told({ photo, number }: Shot, { clock }: Frame): string {
  return `${PHOTO_LABEL[photo.label]}, number ${number}, ${formatMoment(photo.takenAt, clock)}, by ${photo.uploadedBy}`;
}

import type { FC } from "hono/jsx";

/** What was refused of the files that were dropped in, and how many were taken. */
export type DropSaid = { taken: number; wrong: { file: string; detail: string }[] };

type DropProps = { portals: { id: string; name: string }[]; said?: DropSaid };

/** Takes mails as files: by dropping them, or by choosing them as any form has it. */
export const DropMails: FC<DropProps> = ({ portals, said }) => (
  <form
    class="sheet drop"
    id="drop"
    method="post"
    action="/office/intake"
    enctype="multipart/form-data"
    data-drop-mails
  >
    <div class="body form">
      <div class="pair">
        <div class="field">
          <label for="mails">Work orders as mails (.eml)</label>
          <input
            type="file"
            id="mails"
            name="mail"
            accept=".eml,message/rfc822"
            multiple
            required
            aria-describedby="mails-hint"
          />
          <span class="small soft" id="mails-hint">
            Drop them here or choose them, up to 25 MB each. In most mail programs a mail can be dragged onto
            this page.
          </span>
        </div>
        <div class="field">
          <label for="drop-portal">From</label>
          <select id="drop-portal" name="portalId">
            <option value="">Find out by itself</option>
            {portals.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </div>
      </div>
      <div class="row">
        <button class="button act" type="submit">
          Take them in
        </button>
        <p class="small" role="status" data-drop-said>
          {said && said.taken > 0 ? `${said.taken} taken in.` : ""}
        </p>
      </div>
      <div data-drop-wrong>
        {said?.wrong.map(({ file, detail }) => (
          <p class="said bad" role="alert">
            <strong>{file}</strong> {detail}
          </p>
        ))}
      </div>
    </div>
  </form>
);

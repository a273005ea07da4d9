import { type Context, Hono } from "hono";
import { MessagesRegion, MessagesScreen } from "../../views/intake/messages-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { action, isPartial, page, type Scope } from "../http/page.ts";
import { wantsProblem } from "../http/too-many.tsx";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { refusalStatus } from "../jobs/show-office-job.tsx";
import type { Refusal } from "../jobs/types.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { leaveMessage, retryMessage, takeMessage } from "./decide-message.ts";
import { messageQuery } from "./message-query.ts";
import { allPortals, jobsOfMessages, MESSAGES_A_PAGE, messageById, messagesOn } from "./message-records.ts";
import { originalFile } from "./original-file.ts";
import { messageShown, readOneMessage } from "./show-message.tsx";
import { readAtOnce, uploadMail } from "./upload-mail.ts";

const roles = ["owner", "office"] as const;
const HERE = "/office/intake";
const MESSAGE = `${HERE}/:messageId{mail_\\w+}`;

const idOf = (c: Context<AppEnv>) => c.req.param("messageId") ?? "";

/** What came in as tickets, at the office's desk. */
export const intakeRoutes = new Hono<AppEnv>();

const readList = ({ c, db, organisationId }: Scope) => {
  const query = messageQuery(new URL(c.req.url));
  return [
    messagesOn(db, organisationId, query),
    jobsOfMessages(db, organisationId, query),
    allPortals(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;
};

intakeRoutes.get(
  HERE,
  page({
    roles,
    read: readList,
    show: (c, viewer, [found, jobs, portals, needing]) => {
      const address = new URL(c.req.url);
      const shown = { frame: frameFor(viewer, c.env), query: messageQuery(address), jobs, portals };
      const View = isPartial(c) ? MessagesRegion : MessagesScreen;
      return <View {...shown} {...pageOf(found, address)} needs={needing.length} />;
    },
  }),
);

intakeRoutes.post(
  HERE,
  page({
    roles,
    read: ({ db, organisationId }) => [allPortals(db, organisationId)],
    show: async (c, viewer, [portals]) => {
      const form = await formOf(c);
      const portalId = textOf(form, "portalId");
      const portal = portals.find((one) => one.id === portalId) ?? null;
      const files = form.getAll("mail").filter((one) => typeof one !== "string");
      const wrong: { file: string; detail: string }[] = [];
      if (files.length === 0) wrong.push({ file: "", detail: "Choose a mail first." });
      for (const file of files) {
        const result = await uploadMail(c.env, viewer, file, { portal, portals });
        if (!result.ok) wrong.push({ file: file.name, detail: result.detail });
      }
      const said = { taken: files.length - wrong.length, wrong };
      if (wrong.length > 0) c.status(422);
      if (wantsProblem(c)) return c.json(said);
      if (wrong.length === 0) return c.redirect(HERE, 303);

      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      const around = { c, db, organisationId, memberId: viewer.memberId, now: 0 };
      const [found, jobs, names, needing] = await db.batch(readList(around));
      const shown = { ...pageOf(found, new URL(HERE, c.req.url)), jobs, portals: names, said };
      const query = { status: null, before: null };
      return (
        <MessagesScreen {...shown} frame={frameFor(viewer, c.env)} query={query} needs={needing.length} />
      );
    },
  }),
);

intakeRoutes.get(
  MESSAGE,
  page({
    roles,
    read: (scope) => readOneMessage(scope, idOf(scope.c)),
    show: (c, viewer, rows) => messageShown(c, viewer, rows),
  }),
);

intakeRoutes.get(
  `${MESSAGE}/:file{original\\.(eml|json)}`,
  page({
    roles,
    read: ({ c, db, organisationId }) => [messageById(db, organisationId, idOf(c))],
    show: (c, _viewer, [[row]]) => (row ? originalFile(c, row) : c.notFound()),
  }),
);

intakeRoutes.post(
  `${MESSAGE}/take`,
  decided(async (c, viewer) => {
    const allow = textOf(await formOf(c), "allow") !== "";
    const result = await takeMessage(c.env, viewer.organisationId, idOf(c), allow);
    if (result.ok) await readAtOnce(c.env, viewer.organisationId, idOf(c));
    return result;
  }),
);

intakeRoutes.post(
  `${MESSAGE}/leave`,
  decided((c, viewer) => leaveMessage(c.env, viewer.organisationId, idOf(c), viewer.name)),
);

intakeRoutes.post(
  `${MESSAGE}/retry`,
  decided(async (c, viewer) => {
    const result = await retryMessage(c.env, viewer.organisationId, idOf(c));
    if (result.ok) await readAtOnce(c.env, viewer.organisationId, idOf(c));
    return result;
  }),
);

/** Does what a person decided about a message, and shows it as it then is. */
function decided(decide: (c: Context<AppEnv>, viewer: Viewer) => Promise<{ ok: true } | Refusal>) {
  return action({
    roles,
    run: async (c, viewer) => {
      const result = await decide(c, viewer);
      if (result.ok) return c.redirect(`${HERE}/${idOf(c)}`, 303);
      if (result.code === "not_found") return c.notFound();
      c.status(refusalStatus(result));
      const { organisationId, memberId } = viewer;
      const db = databaseOf(c.env, organisationId);
      const rows = await db.batch(readOneMessage({ c, db, organisationId, memberId, now: 0 }, idOf(c)));
      return messageShown(c, viewer, rows, result.detail);
    },
  });
}

/** Cuts the row too many off the page, and answers where the next page begins if there was one. */
function pageOf(rows: IntakeMessageRow[], address: URL) {
  const shown = rows.slice(0, MESSAGES_A_PAGE);
  const last = shown.at(-1);
  const here = address.pathname + address.search;
  if (rows.length <= MESSAGES_A_PAGE || !last) return { rows: shown, here, next: null };
  const next = new URL(address);
  next.searchParams.set("before", `${last.receivedAt}~${last.id}`);
  return { rows: shown, here, next: next.pathname + next.search };
}

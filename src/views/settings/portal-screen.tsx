import type { FC } from "hono/jsx";
import type { PortalRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { PortalRules } from "../../worker/portals/profile.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, OneOf, Part } from "./form-parts.tsx";
import { OnlyOwner } from "./owners-form.tsx";
import { PaperPreview } from "./paper-preview.tsx";
import type { PortalDraft } from "./portal-draft.ts";
import { PortalAddresses, RemovePortal } from "./portal-intake.tsx";
import { PORTALS } from "./portal-list-screen.tsx";
import { AmountPart, InvoicePart, ShownPart } from "./portal-money-parts.tsx";
import { MailPart, PacketPart } from "./portal-paper-parts.tsx";
import { ProofPart, textOf } from "./portal-parts.tsx";
import { portalWords } from "./portal-words.ts";
import { SettingsFrame } from "./settings-frame.tsx";

export type PortalProps = {
  frame: Frame;
  needs: number;
  draft: PortalDraft;
  id: string;
  /** As it is kept; null for a new one. */
  portal: PortalRow | null;
  /** What its rules are now. */
  rules: PortalRules;
  customers: { id: string; name: string; email: string | null }[];
  mailAddress: string | null;
  pushAddress: string | null;
  saved?: boolean;
  /** Why it could not be taken away. */
  refused?: string;
};

/** A portal with all that it asks for. The owner changes it, the office reads it. */
export const PortalScreen: FC<PortalProps> = (props) => {
  const { frame, draft, id, portal } = props;
  const mine = frame.viewer.role === "owner";
  return (
    <SettingsFrame frame={frame} title="Portals" needs={props.needs} scripts={["/js/papers.js"]}>
      <p class="small">
        <a href={PORTALS}>All portals</a> / <strong>{portal?.name ?? "New portal"}</strong>
        {portal ? (
          <>
            {" "}
            · <a href={`${PORTALS}/${id}/billing`}>How its jobs are billed</a>
          </>
        ) : null}
      </p>
      <FormFate
        saved={
          props.saved ? "Saved. The rules hold from now on, also for jobs that are under way." : undefined
        }
        wrong={draft.wrong}
      />
      {props.refused ? (
        <p class="said bad" role="alert">
          {props.refused}
        </p>
      ) : null}
      <OnlyOwner frame={frame} changes="portals" />
      <div class="two" id="portal">
        <form class="stack" id="portal-form" method="post" action={portal ? `${PORTALS}/${id}` : PORTALS}>
          <input type="hidden" name="id" value={id} />
          <fieldset class="stack" disabled={!mine}>
            <legend class="unseen">{portal?.name ?? "New portal"}</legend>
            <NamePart {...props} />
            <ProofPart draft={draft} />
            <PacketPart draft={draft} />
            <MailPart draft={draft} />
            <AmountPart draft={draft} frame={frame} />
            <InvoicePart draft={draft} frame={frame} />
            <ShownPart draft={draft} />
            {mine ? (
              <div class="row">
                <button class="button act" type="submit">
                  {portal ? "Save the portal" : "Add the portal"}
                </button>
                <a class="button" href={PORTALS}>
                  Leave as it was
                </a>
              </div>
            ) : null}
          </fieldset>
        </form>
        <aside class="stack">
          <div {...(mine ? WHILE_TYPING : {})}>
            <PortalWords frame={frame} rules={props.rules} />
          </div>
          {mine ? <PaperPreview form="portal-form" address={`${PORTALS}/${id}/preview.pdf`} /> : null}
          {portal ? <PortalAddresses {...props} portal={portal} mine={mine} /> : null}
          {portal && mine ? <RemovePortal portal={portal} /> : null}
        </aside>
      </div>
    </SettingsFrame>
  );
};

const NamePart: FC<PortalProps> = ({ draft, customers }) => {
  const text = textOf(draft);
  return (
    <Part title="Name, and who is billed">
      <Field {...text("name")} label="Name" hint="As tickets call it." maxlength={100} autocomplete="off" />
      <OneOf
        {...text("customer")}
        label="Billed where a ticket names nobody"
        options={[
          ["", "Nobody"],
          ...customers.map(({ id, name, email }) => [id, email ? `${name}, ${email}` : name] as const),
          ["new", "A new customer, below"],
        ]}
      />
      <details class="fold plain" open={draft.text.customer === "new"}>
        <summary>New customer</summary>
        <div class="body form">
          <div class="pair">
            <Field {...text("customerName")} label="Customer's name" autocomplete="off" />
            <Field
              {...text("customerEmail")}
              label="E-mail for invoices"
              type="email"
              hint="A customer with this address is found again."
              autocomplete="off"
            />
          </div>
          <Field {...text("customerAddress")} label="Postal address" rows={3} />
        </div>
      </details>
      <Field
        {...text("senders")}
        label="Who may mail tickets"
        hint="Addresses and domains, one a line, such as appfolio.com. Mail from anybody else waits for a look."
        rows={3}
      />
    </Part>
  );
};

/** The words follow what is typed, before it is saved. */
const WHILE_TYPING = {
  "hx-post": `${PORTALS}/words`,
  "hx-trigger": "change from:#portal-form",
  "hx-include": "#portal-form",
  "hx-target": "#words",
  "hx-swap": "outerMorph",
};

/** What the rules mean, so that somebody who reads nothing else knows; null where they cannot be read as they are typed. */
export const PortalWords: FC<{ frame: Frame; rules: PortalRules | null }> = ({ frame, rules }) => {
  const money = (amount: number) => formatMoney(amount, frame.currency, frame.locale);
  const lines = rules ? portalWords(rules, money) : ["Something that is typed cannot be read yet"];
  return (
    <section class="sheet" id="words">
      <header>
        <h2>In words</h2>
      </header>
      {lines.length === 0 ? (
        <p class="body soft">It asks for nothing of its own: everything is as in the closeout rules.</p>
      ) : (
        <ul class="body told">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

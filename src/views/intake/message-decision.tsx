import type { FC } from "hono/jsx";
import type { IntakeMessageRow } from "../../worker/database/rows.ts";
import { canBeTaken } from "../../worker/intake/message-rules.ts";

type DecisionProps = { row: IntakeMessageRow; portal?: { name: string } };

/** What a person can do with a message that waits for them. */
export const MessageDecision: FC<DecisionProps> = ({ row, portal }) => {
  const canTake = canBeTaken(row);
  if (!canTake && row.status !== "failed") return null;
  const address = `/office/intake/${row.id}`;
  return (
    <section class="sheet" id="decide" aria-label="What to do with it">
      <div class="body row">
        {canTake ? (
          <form class="row" method="post" action={`${address}/take`}>
            <button class="button act" type="submit">
              Take it
            </button>
            {portal && row.sender ? (
              <label class="choice">
                <input type="checkbox" name="allow" value="1" />
                and take what {row.sender} sends to {portal.name} from now on
              </label>
            ) : null}
          </form>
        ) : (
          <form method="post" action={`${address}/retry`}>
            <button class="button act" type="submit">
              Try again
            </button>
          </form>
        )}
        {row.status === "refused" ? null : (
          <form method="post" action={`${address}/leave`}>
            <button class="button" type="submit">
              Leave it
            </button>
          </form>
        )}
      </div>
    </section>
  );
};

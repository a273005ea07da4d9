import { withTo } from "../../worker/auth/own-path.ts";
import { Frame } from "./frame.tsx";

/** The second step: the six digits from the letter. The same for an address that we do not know. */
export function CodePage(props: { email: string; to: string | null; trouble?: string }) {
  return (
    <Frame title="Check your mail">
      <p>
        If <strong>{props.email}</strong> belongs to a member, a letter with six digits is on its way. They
        work in this browser for 15 minutes.
      </p>
      <form method="post" action="/sign-in/code">
        {props.to && <input type="hidden" name="to" value={props.to} />}
        <label for="code">Code</label>
        <input
          id="code"
          class="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={9}
          required
          autofocus
          aria-describedby={props.trouble ? "trouble" : undefined}
          aria-invalid={props.trouble ? "true" : undefined}
        />
        {props.trouble && (
          <p id="trouble" class="said bad" role="alert">
            {props.trouble}
          </p>
        )}
        <button class="button act big" type="submit">
          Sign in
        </button>
      </form>
      <p class="small soft">
        Nothing came after a minute? Look among the unwanted mail, or{" "}
        <a href={withTo("/sign-in", props.to)}>ask again</a>.
      </p>
    </Frame>
  );
}

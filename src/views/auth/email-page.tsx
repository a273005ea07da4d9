import { Frame } from "./frame.tsx";

/** The first step: who are you? */
export function EmailPage(props: { to: string | null; email?: string; trouble?: string }) {
  return (
    <Frame title="Sign in">
      <p>Enter your e-mail address. You get a letter with a code; there is no password.</p>
      <form method="post" action="/sign-in">
        {props.to && <input type="hidden" name="to" value={props.to} />}
        <label for="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          autofocus
          value={props.email}
          aria-describedby={props.trouble ? "trouble" : undefined}
          aria-invalid={props.trouble ? "true" : undefined}
        />
        {props.trouble && (
          <p id="trouble" class="said bad" role="alert">
            {props.trouble}
          </p>
        )}
        <button class="button act big" type="submit">
          Send me a code
        </button>
      </form>
    </Frame>
  );
}

import { Frame } from "./frame.tsx";

/** Where the letter's link leads. Opening it changes nothing, since mail scanners open links; pressing does. */
export function LinkPage(props: { email: string; action: string; to: string | null }) {
  return (
    <Frame title="Sign in">
      <p>
        You are signing in as <strong>{props.email}</strong>.
      </p>
      <form method="post" action={props.action}>
        {props.to && <input type="hidden" name="to" value={props.to} />}
        <button class="button act big" type="submit">
          Sign in
        </button>
      </form>
    </Frame>
  );
}

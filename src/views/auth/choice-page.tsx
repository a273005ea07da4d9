import { Frame } from "./frame.tsx";

/** For a member of several organisations: which one today? */
export function ChoicePage(props: {
  /** Where the choice goes, with what proved the person once more. */
  action: string;
  proof: { [name: string]: string | null };
  organisations: { id: string; name: string }[];
}) {
  return (
    <Frame title="Which organisation?">
      <form method="post" action={props.action}>
        {Object.entries(props.proof).map(
          ([name, value]) => value && <input type="hidden" name={name} value={value} />,
        )}
        {props.organisations.map(({ id, name }) => (
          <button class="button big" type="submit" name="organisation" value={id}>
            {name}
          </button>
        ))}
      </form>
    </Frame>
  );
}

import { Frame } from "./frame.tsx";

/** One sentence about what happened, and a way on. */
export function MessagePage(props: {
  title: string;
  text: string;
  /** Where to go from here; the start without it. */
  back?: { href: string; label: string };
  requestId?: string;
}) {
  const { href, label } = props.back ?? { href: "/", label: "Back to the start" };
  return (
    <Frame title={props.title}>
      <p>{props.text}</p>
      <a class="button act big" href={href}>
        {label}
      </a>
      {props.requestId && (
        <p class="small soft">
          If you ask us about it, name <code>{props.requestId}</code>
        </p>
      )}
    </Frame>
  );
}

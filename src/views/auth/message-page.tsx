import { Frame } from "./frame.tsx";

/** One sentence about what happened, and a way on. */
export function MessagePage(props: {
  title: string;
  text: string;
  /** Where to go from here; the start without it. `asLeft`: back as the browser goes back, to what was typed there. */
  back?: { href: string; label: string; asLeft?: boolean };
  requestId?: string;
}) {
  const { href, label, asLeft = false } = props.back ?? { href: "/", label: "Back to the start" };
  return (
    <Frame title={props.title} scripts={asLeft ? ["/js/back.js"] : []}>
      <p>{props.text}</p>
      <a class="button act big" href={href} data-back={asLeft}>
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

import type { FC } from "hono/jsx";

type MapLinkProps = { latitude: number; longitude: number; of: string; class?: string };

/** A place on a map. Nothing is asked of the map's maker before somebody follows it. Degrees, WGS 84. */
export const MapLink: FC<MapLinkProps> = ({ latitude, longitude, of, ...rest }) => (
  <a
    class={rest.class}
    href={`https://maps.google.com/?q=${latitude},${longitude}`}
    target="_blank"
    rel="noopener noreferrer"
    aria-label={`Map: ${of}`}
  >
    Map
  </a>
);

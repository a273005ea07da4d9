/** Of one connection only: a relay never passes them on. */
const HOP = new Set(["connection", "keep-alive", "proxy-connection"]);

/**
 * Headers as they came (name, value, name, value), without those of the connection. Host stays, so that the app sees
 * the address that the browser sees: cookies, Origin and same-site checks then hold.
 */
export function passedHeaders(raw: string[]): string[] {
  return pairs(raw)
    .filter(([name]) => !HOP.has(name.toLowerCase()))
    .flat();
}

/** The answer's headers; a redirect to the app's own address leads to the mast's. */
export function answeredHeaders(raw: string[], app: string, mast: string): string[] {
  const rewritten = pairs(passedHeaders(raw)).map(([name, value]) =>
    name.toLowerCase() === "location" ? [name, moved(value, app, mast)] : [name, value],
  );
  // Chromium silently repeats a request, even a POST, whose connection was used or opened ahead and dies before an
  // answer. With a connection for each request the page nearly always hears of the fault.
  return [...rewritten.flat(), "Connection", "close"];
}

function moved(location: string, app: string, mast: string): string {
  return URL.canParse(location) && new URL(location).origin === app
    ? mast + location.slice(app.length)
    : location;
}

function pairs(raw: string[]): [string, string][] {
  return raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""]] : []));
}

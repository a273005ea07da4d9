/**
 * The property manager as a portal's sender name tells it: `Sunrise Property Management` or `Sunrise PM via AppFolio`. Undefined where
 * the portal names nobody but itself.
 * @param portal how the portal calls itself, in lower case
 */
export function managerIn(senderName: string, portal: string): string | undefined {
  const name = senderName.replace(/\s*\(?\b(?:via|through|por)\b.{0,60}$/i, "").trim();
  const isPortal = name.toLowerCase().replaceAll(" ", "").includes(portal.replaceAll(" ", ""));
  const isNobody =
    /^(?:no-?reply|do ?not ?reply|notifications?|maintenance|work ?orders?|alerts?|dispatch|scheduler)$/i.test(
      name,
    );
  return name === "" || name.includes("@") || isPortal || isNobody ? undefined : name;
}

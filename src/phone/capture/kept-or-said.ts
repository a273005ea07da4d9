import { isNoRoom } from "../store/items.ts";
import { say } from "./say.ts";

/** Keeps something, or says where the person is looking that this phone cannot; then what they did is still in the form. */
export async function keptOrSaid(
  place: Element,
  noRoom: () => string,
  keep: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await keep();
    return true;
  } catch (error) {
    const words = noRoom();
    say(place, isNoRoom(error) ? words : `${words} (${error instanceof Error ? error.name : "unknown"})`);
    return false;
  }
}

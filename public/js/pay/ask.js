/**
 * Asks our own server. Answers what it says, or `{ refused: sentence, code }`; `code` is `away` where nothing came back.
 */
export async function ask(address, body) {
  try {
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    const post = body && { method: "POST", headers, body: JSON.stringify(body) };
    const answer = await fetch(address, { cache: "no-store", ...post });
    const said = await answer.json();
    if (answer.ok) return said;
    return { refused: said.detail ?? "That did not work. Try again.", code: said.code ?? "unknown" };
  } catch {
    return { refused: "There is no connection. Nothing was paid. Try again.", code: "away" };
  }
}

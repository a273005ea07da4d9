import { ask } from "./ask.js";

const EVERY_MS = 2_000;
const TIMES = 60;

/** Asks how it stands until that is another thing than the page says, two minutes long; then shows the page as it is now. */
export async function lookAgain(link) {
  const { here, paidBy, state } = link.dataset;
  const question = `${here}/state?${new URLSearchParams({ payment_intent: paidBy })}`;
  for (let time = 0; time < TIMES; time++) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    const now = await ask(question);
    if (now.state && now.state !== state) return location.replace(link.href);
  }
}

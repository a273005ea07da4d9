import type { Page } from "playwright-core";

/** Draws a name-like line on the pad with a finger, as the browser hears it from the screen. */
export async function drawSignature(page: Page): Promise<void> {
  const box = await page.locator("#sign-pad").boundingBox();
  if (!box) throw new Error("There is no pad to sign on");
  const finger = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const at = (part: number) =>
    [
      box.x + box.width * (0.15 + part * 0.7),
      box.y + box.height * (0.5 + Math.sin(part * 14) * 0.2),
    ] as const;
  // Whoever signs and sees nothing signs again.
  for (let tries = 0; tries < 5 && !(await page.locator("#sign.signed").isVisible()); tries += 1) {
    await touch("touchStart", ...at(0));
    for (let step = 1; step <= 24; step += 1) await touch("touchMove", ...at(step / 24));
    await touch("touchEnd");
  }
  await finger.detach();
}

import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { DESK } from "./support/browser.ts";
import { arrived, numbersAt, take, told, uploads, useField } from "./support/field.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();
const PHOTOS = { method: "POST", path: /\/photos$/, kind: "status" } as const;

test("What the server cannot take now comes right by itself; what is too large waits for a person", async () => {
  const { mast } = field;
  const id = await field.job({ title: "Refused by the server" });
  const { page, window } = await field.phone(CREW);
  window.complaints.expect(/^(500|429|413): POST .*\/photos$/, /status of (500|429|413)/);
  await field.open(page, id);
  const [failed = [], slowed = [], large = [], never = []] = (await pictures(400, 4)).map((one) => [one]);

  mast.order({ ...PHOTOS, status: 500, times: 1 });
  mast.order({ ...PHOTOS, status: 429, times: 1 });
  await take(page, "before", failed);
  await take(page, "during", slowed);
  await arrived(page, id, 2);

  mast.order({ ...PHOTOS, status: 413, times: 2 });
  await take(page, "after", large);
  const stuck = page.locator("#photos-after .attention");
  await stuck.getByText("The file is too large.").waitFor();
  await uploads(page, "1 not sent");
  await page
    .locator("#stuck")
    .getByRole("link", { name: /Photo: After/ })
    .waitFor();
  await stuck.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => mast.requests().filter(({ status }) => status === 413).length).toBe(2);
  await stuck.getByText("The file is too large.").waitFor();
  await stuck.getByRole("button", { name: "Try again" }).click();
  await arrived(page, id, 3);
  expect(await page.locator("#stuck").count()).toBe(0);

  mast.order({ ...PHOTOS, status: 413, times: 1 });
  await take(page, "during", never);
  const other = page.locator("#photos-during .attention");
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await other.getByRole("button", { name: "Remove" }).click();
  expect(asked).toEqual(["Remove this for good? The office will never see it."]);
  await uploads(page, "1 not sent");
  page.once("dialog", (dialog) => dialog.accept());
  await other.getByRole("button", { name: "Remove" }).click();
  await arrived(page, id, 3);
  await page.reload();
  await page.locator("#photos-during").getByText("1 photo").waitFor();
  expect(await numbersAt(page, id)).toEqual([400, 401, 402]);
  await closeContent(window);
});

test("Cancelled by the office while the crew completed it without signal: both know, and a note can be kept", async () => {
  const { api } = field.stage.app;
  const id = await field.job({ title: "Cancelled meanwhile" });
  const { page, window } = await field.phone(CREW);
  window.complaints.expect(/^409: POST .*\/deeds$/, /status of 409/);
  await field.open(page, id);
  await take(page, "before", await pictures(410, 1));
  await take(page, "after", await pictures(411, 1));
  await arrived(page, id, 2);
  await window.context.setOffline(true);
  await page.locator("#foot").getByRole("button", { name: "Complete the job" }).click();
  const standing = page.locator("#foot").getByText(/^Completed .*no signal, kept and will be sent$/);
  const when = /^Completed (.*) · no signal/.exec((await standing.textContent()) ?? "")?.[1] ?? "";
  const done = Date.now();
  await api.must("POST", `/jobs/${id}/transitions`, { json: { to: "cancelled", reason: "Sold the house" } });
  await window.context.setOffline(false);

  const item = page.locator("#stuck li");
  await item.getByText("Complete the job").waitFor();
  await item.getByText("The job changed at the office in the meantime").waitFor();
  await item.getByText(when).waitFor();
  await uploads(page, "1 not sent");
  await page.locator("#job").getByText("Sold the house").waitFor();
  const offset = await page.evaluate(async () => {
    const answer = await fetch("/crew", { headers: { Accept: "application/json" } });
    return (await answer.json()).now - Date.now();
  });
  const [notTaken] = (await field.events(id)).filter(({ type }) => type === "step.not_taken");
  expect(notTaken?.data).toMatchObject({ what: "complete" });
  expect(Math.abs(Number(notTaken?.data.happenedAt) - done - offset)).toBeLessThan(5_000);

  await item.getByRole("button", { name: "Keep it as a note for the office" }).click();
  await uploads(page, "All sent");
  expect(await page.locator("#stuck").count()).toBe(0);
  expect(await told(page, id)).toMatchObject({
    status: "cancelled",
    notes: [`Done on site, but not taken: Complete the job (${when})`],
  });
  const desk = await field.stage.open(DESK);
  const office = await signedIn(desk, field.stage.app, OFFICE);
  await office.goto(`${field.stage.app.url}/office/jobs/${id}`);
  await office.getByText(`Done on site, but not taken: Complete the job (${when})`).first().waitFor();
  await closeContent(window, desk);
});

import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { DESK, PHONE } from "./support/browser.ts";
import { readyWithoutSignal, take, uploads, useField } from "./support/field.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();

test("Work from the price book without signal, beyond what is approved: asked for, approved, shown", async () => {
  const { app } = field.stage;
  const id = await field.job({ title: "More than approved", notToExceed: 15_000 });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const work = page.locator("#work");
  await window.context.setOffline(true);
  await work.getByText("Add labor", { exact: true }).click();
  await work.getByLabel("What work").selectOption({ label: "Labour (h)" });
  await work.getByLabel("Hours").fill("1");
  await work.getByLabel("Minutes").fill("20");
  await work.locator("#add-labour").getByRole("button", { name: "Add" }).click();
  await work.locator("li.line").filter({ hasText: "Labour" }).getByText("1 h 20 min").waitFor();
  await work.getByText("Add material or other", { exact: true }).click();
  await work.getByLabel("What was used or done").selectOption({ index: 1 });
  await work.getByLabel("How much").fill("2.5");
  await work.locator("#add-material").getByRole("button", { name: "Add" }).click();
  await work.locator("li.line").nth(2).waitFor();
  await work.getByText(/\$[\d.]+ over what is approved\./).waitFor();

  const amount = work.getByLabel("New total limit (USD)");
  if (!(await amount.isVisible())) await work.getByText("Ask for more", { exact: true }).click();
  await amount.fill("400");
  await work.getByLabel("What more is needed, and why").fill("The frame is rotten too");
  await work.getByRole("button", { name: "Ask the customer" }).click();
  await work.getByText("Asked for $400.00.").waitFor();
  await uploads(page, "No signal · 3 kept");
  await window.context.setOffline(false);
  await uploads(page, "All sent");
  type Line = { kind: string; quantity: string };
  const { lineItems } = await app.api.must<{ lineItems: Line[] }>("GET", `/jobs/${id}`);
  // 80 minutes as a decimal of an hour.
  expect(lineItems.slice(1).map(({ quantity }) => Number(quantity).toFixed(2))).toEqual(["1.33", "2.50"]);

  const desk = await field.stage.open(DESK);
  const office = await signedIn(desk, app, OFFICE);
  await office.goto(`${app.url}/office/jobs/${id}`);
  await office.getByText("The frame is rotten too").first().waitFor();
  await office.getByText("They approved it another way").click();
  await office.getByLabel("Paste what they wrote").first().fill("Yes, go on. P. Court");
  await office.getByRole("button", { name: "Note that $400.00 is approved" }).click();
  await work.getByText(/Approved by .*“Yes, go on. P. Court”/).waitFor();
  await work.getByText("Not to exceed $400.00").waitFor();
  expect(await work.getByText("over what is approved").count()).toBe(0);
  const types = (await field.events(id)).map(({ type }) => type);
  expect(types.filter((type) => /^(work|more)\./.test(type))).toEqual([
    ...["work.line_added", "work.line_added", "more.asked", "more.approved"],
  ]);
  await closeContent(window, desk);
});

test("In Spanish: today, the job and what is refused, also without signal and after a reload", async () => {
  const id = await field.job({ title: "En español" });
  const { page, window } = await field.phone(CREW);
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("heading", { name: "En marcha" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("es");
  await field.open(page, id);
  await page.getByRole("heading", { name: "Antes de terminar" }).waitFor();
  await readyWithoutSignal(page);
  await window.context.setOffline(true);
  await page.reload();
  await uploads(page, "Sin señal");
  await page.getByRole("heading", { name: "Antes de terminar" }).waitFor();
  await page.locator("#foot").getByRole("button", { name: "Terminar el trabajo" }).click();
  await page.locator("#foot").getByRole("alert").getByText("Falta 1 foto de antes").waitFor();
  await take(page, "before", await pictures(700, 1));
  await uploads(page, "Sin señal · 1 guardado");
  await page.getByRole("link", { name: "Volver a hoy" }).click();
  await page.getByRole("heading", { name: "En marcha" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("es");
  await window.context.setOffline(false);
  await uploads(page, "Todo enviado");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Under way" }).waitFor();
  expect((await field.stage.app.api.job(id)).photos).toHaveLength(1);
  await closeContent(window);
});

test("The customer confirms by a mailed link on another phone, and the crew sees it at once", async () => {
  const { app } = field.stage;
  const id = await field.job({ title: "Confirmed from afar", portal: null });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  await page.getByText("Send the customer a link instead").click();
  const address = page.getByLabel("The customer's e-mail address");
  await address.fill("ana@afar.example");
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByText(/^Link sent to ana@afar\.example, .*Not confirmed yet\./).waitFor();
  await uploads(page, "All sent");

  const patience = { timeout: 15_000 };
  const mails = () => app.mailbox.mails("ana@afar.example");
  await expect.poll(async () => (await mails()).length, patience).toBe(1);
  const link = /https?:\/\/\S+\/confirm\/\S+/.exec((await mails())[0]?.text ?? "")?.[0] ?? "";
  const other = await field.stage.open(PHONE);
  const customer = await other.context.newPage();
  await customer.goto(link);
  await customer.getByLabel("Your name").fill("Ana Ruiz");
  await customer.getByRole("button", { name: /confirm/i }).click();

  await page.getByText(/^Confirmed by ana@afar\.example/).waitFor();
  await page
    .locator("#needs")
    .getByRole("link", { name: /Signature\s*Done/ })
    .waitFor();
  type Signed = { signature: { name: string; method: string } };
  expect((await app.api.must<Signed>("GET", `/jobs/${id}`)).signature).toMatchObject({
    ...{ name: "Ana Ruiz", method: "confirmed" },
  });
  await closeContent(window, other);
});

import { expect, test } from "vitest";
import { invoiced } from "../support/close-out.ts";
import { DESK, PHONE } from "./support/browser.ts";
import { aShot } from "./support/camera.ts";
import { readyWithoutSignal } from "./support/field.ts";
import { drawSignature } from "./support/finger.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";
import { aCompletedJob } from "./support/work.ts";

const stage = useStage();

test("By the mailed code and by the mailed link; signed out, the back button shows nothing", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await desk.context.newPage();
  const mailbox = await desk.context.newPage();
  await page.goto(`${app.url}/office/jobs`);
  await page.getByLabel("E-mail").fill("owner@demo.example");
  await page.getByRole("button", { name: "Send me a code" }).click();

  await mailbox.goto(app.mailbox.url);
  await mailbox.getByRole("link", { name: /sign-in code.*owner@demo\.example/s }).click();
  const code = (await mailbox.getByLabel("Code").textContent()) ?? "";
  desk.complaints.expect(/^(401|422): POST .*\/sign-in\/code$/, /status of (401|422)/);
  await page.getByLabel("Code").fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  // There, where the person wanted to go in the first place.
  await page.getByRole("heading", { name: "Jobs", exact: true }).waitFor();

  await page.getByRole("link", { name: "Today" }).click();
  await page.locator(".figures").waitFor();
  await page.locator(".menu > summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").waitFor();
  await page.goBack();
  await page.getByLabel("E-mail").waitFor();
  expect(await page.locator("body").textContent()).not.toMatch(/Gulf Coast|Invoice|Renata/);

  // The link, opened in a browser that did not ask for it.
  const phone = await stage.open(PHONE);
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel("E-mail").fill("crew2@demo.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  const letters = await phone.context.newPage();
  await letters.goto(app.mailbox.url);
  await letters.getByRole("link", { name: /crew2@demo\.example/ }).click();
  const opened = phone.context.waitForEvent("page");
  const letter = letters.frameLocator("iframe[title='The letter']");
  await letter.getByRole("link", { name: "Open the sign-in page" }).click();
  const crew = await opened;
  await crew.getByRole("button", { name: "Sign in" }).click();
  await crew.getByRole("heading", { name: "Today" }).waitFor();
  await closeContent(desk, phone);
});

test("What Stripe refuses stands under Needs you, and comes right when it is tried again", async () => {
  const { app } = stage;
  const job = await aCompletedJob(app, "Refused at first");
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  await app.stripe.order({ method: "POST", path: "/v1/invoices$", fault: "error", status: 400, times: 1 });
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  await page.getByRole("button", { name: "Approve and send" }).click();
  await page.locator("#money").getByRole("button", { name: "Try again" }).waitFor();

  await page.getByRole("link", { name: /^Needs you/ }).click();
  const item = page.getByRole("listitem").filter({ hasText: "Refused at first" });
  await item
    .getByText(/Stripe/)
    .first()
    .waitFor();
  await item.getByRole("button", { name: "Try again" }).click();
  await item.getByText("Being tried again").or(item.getByText("Done")).waitFor();
  await invoiced(app.api, job.id, "open");
  await page.reload();
  expect(await item.count()).toBe(0);
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  await page.locator("#money").getByText("Sent", { exact: true }).waitFor();
  expect(await app.stripe.invoicesOf(job.id)).toHaveLength(1);
  await closeContent(desk);
});

test("Two tabs approve in the same moment: one invoice, one letter", async () => {
  const { app } = stage;
  const job = await aCompletedJob(app, "Approved twice");
  const desk = await stage.open(DESK);
  const first = await signedIn(desk, app, OFFICE);
  const second = await desk.context.newPage();
  const tabs = [first, second];
  for (const tab of tabs) await tab.goto(`${app.url}/office/jobs/${job.id}`);
  const moment = Date.now() + 500;
  await Promise.all(tabs.map((tab) => tab.locator("[data-key=a]").evaluate(pressAt, moment)));
  await Promise.all(tabs.map((tab) => tab.locator("#money").getByText("Sent", { exact: true }).waitFor()));
  expect(await app.stripe.invoicesOf(job.id)).toHaveLength(1);
  expect((await app.api.job(job.id)).invoices).toHaveLength(1);
  expect(await app.mailbox.mails(job.customer.email ?? "")).toHaveLength(1);
  await closeContent(desk);
});

test("A photo that the server answers with errors twice arrives, and once", async () => {
  const { app } = stage;
  const crew = await stage.open(PHONE);
  const phone = await signedIn(crew, app, CREW);
  await phone.getByRole("link", { name: "On site" }).click();
  const id = (await phone.locator("#job").getAttribute("data-job")) ?? "";
  const before = (await app.api.job(id)).photos.length;
  crew.complaints.expect(/^500: POST .*\/photos$/, /status of 500/);
  let tries = 0;
  await phone.route("**/photos", async (route) => {
    tries += 1;
    // The second time the photo is stored, and only the answer gets lost.
    if (tries === 2) await route.fetch();
    await (tries <= 2 ? route.fulfill({ status: 500, body: "no" }) : route.continue());
  });
  await phone.locator("#gallery-during").setInputFiles(await aShot(5));
  await phone.getByRole("status").filter({ hasText: "1 to send" }).waitFor();
  await phone.getByRole("status").filter({ hasText: "All sent" }).waitFor();
  await phone.locator("#photos-during").getByText("1 photo").waitFor();
  // Either it is sent a third time, or the job's page shows it before that.
  expect(tries).toBeGreaterThanOrEqual(2);
  expect((await app.api.job(id)).photos).toHaveLength(before + 1);
  await expect.poll(() => phone.locator("#outbox-during li").count()).toBe(0);
  await closeContent(crew);
});

test("Without signal a customer signs all the same, and the signature is sent when there is signal", async () => {
  const { app } = stage;
  const crew = await stage.open(PHONE);
  const phone = await signedIn(crew, app, CREW);
  await phone.getByRole("link", { name: "On site" }).click();
  await readyWithoutSignal(phone);
  await phone.waitForLoadState("networkidle");
  crew.complaints.expect(/ERR_INTERNET_DISCONNECTED/, /thumbnail.*ERR_FAILED|ERR_FAILED.*thumbnail/);
  await crew.context.setOffline(true);
  await phone.locator("#signatures").getByRole("button", { name: "Get signature" }).click();
  await phone.getByLabel("Name", { exact: true }).fill("Ana Ruiz");
  await drawSignature(phone);
  await phone.getByRole("button", { name: "Save signature" }).click();
  await phone.getByRole("img", { name: "Signature of Ana Ruiz" }).waitFor();
  await phone.getByRole("status").filter({ hasText: "1 kept" }).waitFor();
  await crew.context.setOffline(false);
  await phone.getByRole("status").filter({ hasText: "All sent" }).waitFor();
  const id = (await phone.locator("#job").getAttribute("data-job")) ?? "";
  expect(await app.api.must("GET", `/jobs/${id}`)).toMatchObject({ signature: { name: "Ana Ruiz" } });
  await closeContent(crew);
});

test("The office by keyboard: find, move, open, ask back, approve", async () => {
  const { app } = stage;
  const job = await aCompletedJob(app, "Keys alone");
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

  await page.goto(`${app.url}/office/jobs`);
  const rows = (await page.locator("main [data-row]").allTextContents()).map((text) => text.trim());
  await press("j");
  expect(await focused()).toBe(rows[0]);
  await press("j", "j");
  expect(await focused()).toBe(rows[2]);
  await press("k");
  expect(await focused()).toBe(rows[1]);

  await press("/");
  await page.keyboard.type("Keys alone");
  await press("Enter");
  await page.getByRole("heading", { name: "Jobs with “Keys alone”" }).waitFor();
  // A page whose script is not there yet hears no keys.
  await page.waitForLoadState();
  await press("j", "Enter");
  await page.getByRole("heading", { name: "Keys alone", exact: true }).waitFor();
  await page.waitForLoadState();

  await press("r");
  const reason = page.getByLabel("What is the crew to mend?");
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
  // While somebody types, a letter is a letter.
  await page.keyboard.type("a, r and j");
  expect(await reason.inputValue()).toBe("a, r and j");
  await press("Escape");
  await reason.waitFor({ state: "hidden" });
  expect((await app.api.job(job.id)).status).toBe("completed");
  await press("a");
  await page.locator(".head").getByText("Approved").waitFor();
  await page.locator("#money").getByText("Sent", { exact: true }).waitFor();
  await closeContent(desk);
});

/** Presses the button in the page itself, at the moment given in milliseconds since 1970. */
function pressAt(button: Node, moment: number): Promise<void> {
  return new Promise((resolve) => {
    const press = () => {
      button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      resolve();
    };
    setTimeout(press, moment - Date.now());
  });
}

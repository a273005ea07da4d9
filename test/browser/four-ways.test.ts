import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Job } from "../support/api-client.ts";
import { invoiced } from "../support/close-out.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { OFFICE, OWNER, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

// The four ways differ in who presses the button; each has a customer of its own in the demo.

test("By itself: the crew completes, and the invoice is with the customer", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const job = await jobOf("Clubhouse screen door sticks");
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  await page.locator("#money").getByText("Nothing is billed yet because the work is not done.").waitFor();
  await page.getByRole("link", { name: "What happens when, and why" }).click();
  const step = page.locator(".plan li").filter({ hasText: "When the crew completes" });
  await step.getByText(/An invoice of .* goes to manager@harborbend\.example/).waitFor();
  await step.getByText("set for the customer Harbor Bend Condominiums").waitFor();

  await app.api.move(job.id, "completed");
  const { number } = await invoiced(app.api, job.id, "open");
  await page.reload();
  await step.getByText(`${number} of`).waitFor();
  await page.getByRole("link", { name: "Back to the job" }).click();
  await page.locator("#money").getByText("Sent", { exact: true }).waitFor();
  expect(await app.mailbox.mails("manager@harborbend.example")).toHaveLength(1);
  await closeContent(desk);
});

test("Review first: the office looks at the proof and approves, and that sends it", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  await page.goto(`${app.url}/office/customers`);
  await page.getByRole("searchbox", { name: "Find a customer" }).fill("Bay Property");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Bay Property Management" }).click();
  await page
    .getByText("When the proof of a job is approved, a Stripe invoice goes to the customer by itself.")
    .waitFor();

  const waiting = (await app.api.all<Job>("/jobs?status=completed")).find(
    (one) => one.customer.name === "Bay Property Management",
  );
  if (!waiting) throw new Error("No job of Bay Property Management waits for a look");
  await page.goto(`${app.url}/office/jobs/${waiting.id}`);
  await page.locator("#money").getByText("the proof waits for a look").waitFor();
  await page.getByRole("button", { name: "Approve and send" }).click();
  await invoiced(app.api, waiting.id, "open");
  await page.locator("#money").getByText("Sent", { exact: true }).waitFor();
  await closeContent(desk);
});

test("The dispatcher's click: nothing happens until somebody presses Bill", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const job = await jobOf("Storage yard gate drags on the rail");
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  const money = page.locator("#money");
  await money.getByText("the rules leave it to a person: press Bill").waitFor();
  expect((await app.api.job(job.id)).invoices).toEqual([]);
  await page.getByRole("button", { name: /^Bill \$/ }).click();
  await invoiced(app.api, job.id, "open");
  await money.getByText("Sent", { exact: true }).waitFor();
  expect(await app.mailbox.mails("books@palmettostorage.example")).toHaveLength(1);
  await closeContent(desk);
});

test("A draft with a Send button: it waits, has no number, and goes out when somebody sends it", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const job = await jobOf("Dryer vent screens, building 2");
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  const money = page.locator("#money");
  await money.getByText("A draft waits until somebody sends it.").waitFor();
  expect(job.invoices).toMatchObject([{ status: "draft", number: null }]);
  expect(await app.mailbox.mails("ap@cypressgrove.example")).toEqual([]);
  await money.getByRole("button", { name: "Send the draft" }).click();
  const { number } = await invoiced(app.api, job.id, "open");
  await money
    .getByText(number ?? "no number")
    .first()
    .waitFor();
  await money.getByText("Sent", { exact: true }).waitFor();
  expect(await app.mailbox.mails("ap@cypressgrove.example")).toHaveLength(1);
  await closeContent(desk);
});

test("An owner changes a way in the settings, and a job's plan says so at once", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  await page.goto(`${app.url}/office/customers?q=Palm+Court`);
  await page.getByRole("link", { name: "Palm Court", exact: true }).first().click();
  await page.getByLabel("What happens then").selectOption({ label: "Nothing, until somebody presses Bill" });
  await page.getByLabel("Due", { exact: true }).selectOption({ label: "So many days after" });
  await page.getByLabel("Days after", { exact: true }).fill("soon");
  desk.complaints.expect(/^422: POST .*\/customers\//, /status of 422/);
  await page.getByRole("button", { name: "Save the rules" }).click();
  await page.getByText("This is a whole number of days from 0 to 365.").waitFor();
  await page.getByLabel("Days after", { exact: true }).fill("45");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await page.getByRole("status").getByText("Saved.").waitFor();
  await page.getByText("Nothing is billed by itself. Once somebody presses Bill").waitFor();
  await page.getByText("It is due 45 days after it is billed").waitFor();
  await closeContent(desk);
});

test("The pages of billing at every width, for everybody's eyes and hands", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  const wrong: string[] = [];
  const see = async (name: string, path: string) => {
    await page.goto(`${app.url}${path}`);
    wrong.push(...(await look(page, { name: `billing-${name}`, dark: true })));
    wrong.push(...(await readAloud(page, name)));
  };
  const job = await jobOf("Dryer vent screens, building 2");
  await see("settings", "/office/settings/billing");
  await see("numbering", "/office/settings/numbering");
  await see("customers", "/office/customers");
  await see("customer", `/office/customers/${job.customer.id}`);
  await see("plan", `/office/jobs/${job.id}/billing`);
  await see("job", `/office/jobs/${job.id}`);
  await page.goto(`${app.url}/office/settings/portals`);
  await see("portal", `${await hrefOf(page, ".portals a")}/billing`);
  expect(wrong).toEqual([]);
  await closeContent(desk);
});

async function hrefOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().getAttribute("href")) ?? "";
}

async function jobOf(title: string): Promise<Job> {
  const found = (await stage.app.api.all<Job & { title: string }>("/jobs")).find(
    (one) => one.title === title,
  );
  if (!found) throw new Error(`The demo has no job “${title}”`);
  return stage.app.api.job(found.id);
}

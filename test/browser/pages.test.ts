import { expect, test } from "vitest";
import type { Failure, Invoice, Job } from "../support/api-client.ts";
import { DESK, PHONE } from "./support/browser.ts";
import { payByCard } from "./support/customer.ts";
import { drawSignature } from "./support/finger.ts";
import { look } from "./support/look.ts";
import { openForm } from "./support/paying.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

test("The crew's pages at every width: nothing to push sideways, nothing too small for a glove", async () => {
  const { app } = stage;
  const crew = await stage.open(PHONE);
  const page = await signedIn(crew, app, CREW);
  const wrong: string[] = [];
  const see = async (name: string, dark = false) =>
    void wrong.push(...(await look(page, { name: `crew-${name}`, dark, thumbs: true })));

  await see("today", true);
  await page.getByRole("link", { name: "On site" }).click();
  await page.locator("#foot").waitFor();
  crew.complaints.expect(/^409: POST .*\/steps$/, /status of 409/);
  await see("job", true);
  await page.getByRole("button", { name: "Complete the job" }).click();
  await page.getByRole("alert").filter({ hasText: "Not complete yet" }).waitFor();
  await see("job-refused");
  await page.locator("#signatures").getByRole("button", { name: "Get signature" }).click();
  await page.getByLabel("Name", { exact: true }).fill("M. Ortiz");
  await page.setViewportSize({ width: 360, height: 740 });
  await drawSignature(page);
  await see("signing", true);
  await page.goto(`${app.url}/crew`);
  await page.getByRole("link", { name: "Back to you" }).click();
  await page.locator("#foot").waitFor();
  await see("job-returned");
  await page.goto(`${app.url}/crew`);
  await page.locator("#done > summary").click();
  await see("today-done");
  await page.locator("#done a").first().click();
  await page.locator("#foot").waitFor();
  await see("job-done");
  expect(wrong).toEqual([]);
  await closeContent(crew);
});

test("The office's pages at every width: nothing to push sideways", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const jobs = await app.api.all<Job>("/jobs");
  const [failure] = await app.api.all<Failure>("/failures");
  const invoices = await app.api.all<Invoice & { jobId: string }>("/invoices");
  const partly = invoices.find((one) => one.amountPaid > 0 && one.amountDue > 0);
  const jobThat = (status: string) => `/jobs/${jobs.find((job) => job.status === status)?.id}`;
  const wrong: string[] = [];
  const see = async (name: string, path?: string, dark = false) => {
    if (path !== undefined) await page.goto(`${app.url}/office${path}`);
    wrong.push(...(await look(page, { name: `office-${name}`, dark })));
  };

  await see("today", "", true);
  await see("jobs", "/jobs");
  await see("jobs-search", "/jobs?q=screen");
  await see("jobs-nothing", "/jobs?q=nowhere");
  await see("new-job", "/jobs/new");
  await see("job-new", jobThat("new"));
  await see("job-on-site", jobThat("on_site"));
  await see("job-completed", jobThat("completed"), true);
  await page.keyboard.press("r");
  await page.getByLabel("What is the crew to mend?").waitFor();
  await see("job-asking-back");
  await see("job-returned", jobThat("returned"));
  await see("job-paid", jobThat("closed"));
  await see("job-cancelled", jobThat("cancelled"));
  await see("job-failure", `/jobs/${failure?.jobId}`);
  await see("job-partly-paid", `/jobs/${partly?.jobId}`);
  await page.goto(`${app.url}/office${jobThat("scheduled")}`);
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.getByRole("button", { name: "Save the lines" }).waitFor();
  await see("job-lines");
  await page.goto(`${app.url}/office${jobThat("scheduled")}`);
  await page.locator("#pop-assign > summary").click();
  await see("job-assigning");
  await see("invoices", "/invoices", true);
  await see("invoice", `/invoices/${partly?.id}`);
  await see("needs-you", "/failures", true);
  desk.complaints.expect(/^404: GET .*\/jobs\/job_0+$/, /status of 404/);
  await see("not-there", "/jobs/job_00000000000000000000000000");
  expect(wrong).toEqual([]);
  await closeContent(desk);
});

test("What a customer and a stranger see, at every width: nothing to push sideways", async () => {
  const { app } = stage;
  const customer = await stage.open(PHONE);
  const page = await customer.context.newPage();
  const invoices = await app.api.all<Invoice & { jobId: string }>("/invoices");
  const wrong: string[] = [];
  const see = async (name: string, dark = false) => void wrong.push(...(await look(page, { name, dark })));
  const letterOf = async (status: Invoice["status"], more: (one: Invoice) => boolean = () => true) => {
    await page.goto(invoices.find((one) => one.status === status && more(one))?.payUrl ?? "about:blank");
    await page.locator(".owed").waitFor();
  };

  await page.goto(`${app.url}/sign-in`);
  await see("sign-in", true);
  await page.getByLabel("E-mail").fill("owner@demo.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code").waitFor();
  await see("sign-in-code", true);

  await letterOf("paid");
  await see("letter-paid");
  await letterOf("void");
  await see("letter-void");
  await letterOf("open", (one) => one.amountPaid > 0);
  await see("letter-partly-paid");
  await letterOf("open", (one) => one.amountPaid === 0);
  await see("letter-owed", true);
  // The button opens the form on the page itself; without script it leads to Stripe's.
  const stripes = (await page.getByRole("link", { name: /^Pay / }).getAttribute("href")) ?? "";
  await openForm(page);
  await see("letter-paying", true);
  await page.goto(new URL(stripes, app.url).href);
  await page.getByLabel("Card number").waitFor();
  await see("stripe-invoice");
  await payByCard(page, "4000 0000 0000 0002");
  await page.getByRole("alert").waitFor();
  await see("stripe-declined");
  await payByCard(page, "4242 4242 4242 4242");
  await page.getByRole("heading", { name: "Invoice paid" }).waitFor();
  await see("stripe-paid");

  await page.goto(app.mailbox.url);
  await see("mailbox");
  await page
    .getByRole("link", { name: /sign-in code/ })
    .first()
    .click();
  await see("mailbox-letter");
  await page.goto(`${app.stripe.url}/_local`);
  await see("stripe-local");
  expect(wrong).toEqual([]);
  await closeContent(customer);
});

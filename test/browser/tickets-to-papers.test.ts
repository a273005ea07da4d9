import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PROJECT } from "../../dev/build.ts";
import { openPdf } from "../papers/open-pdf.ts";
import type { Job } from "../support/api-client.ts";
import { aPhoto, aSignature, photoForm, signatureForm } from "../support/pictures.ts";
import { until } from "../support/until.ts";
import { DESK } from "./support/browser.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();
const MAILS = ["appfolio", "property-meld", "latchel", "service-channel"];
const FIRST: { [portal: string]: string } = {
  appfolio: "new-plain.eml",
  "property-meld": "assigned-plain.eml",
  latchel: "job-plain.eml",
  "service-channel": "request-plain.eml",
};

test("Four portals' mails and a file are dropped in; each job's packet is accepted, or the preflight says why not", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const before = new Set((await app.api.all<Job>("/jobs")).map((job) => job.id));

  await page.goto(`${app.url}/office/intake`);
  const files = MAILS.map((portal) => join(PROJECT, "test/mails", portal, FIRST[portal] ?? ""));
  await page.getByLabel("Work orders as mails").setInputFiles(files);
  await page.getByRole("button", { name: "Take them in" }).click();
  await page.getByText("4 of 4 taken in.").waitFor();

  await page.goto(`${app.url}/office/intake/import`);
  await page.getByLabel("File", { exact: true }).setInputFiles(join(PROJECT, "dev/demo/tickets.csv"));
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.locator("#preview").getByText("2 wrong").waitFor();
  await page.getByRole("button", { name: /^Import / }).click();
  await page.getByText("Done: 6 new, 2 wrong.").waitFor({ timeout: 30_000 });

  const jobs = await until(
    async () => {
      const found = (await app.api.all<Job & Told>("/jobs")).filter((job) => !before.has(job.id));
      return found.length === 10 ? found : undefined;
    },
    30_000,
    async () => "four jobs from mails and six from the file",
  );
  const of = (portal: string | null, number?: string) =>
    jobs.find((job) => job.portal === portal && (!number || job.ticketNumber === number));

  // What the crew does is the same for all of them; a store's portal wants more.
  const [appfolio, meld, latchel, store, file] = [
    of("AppFolio"),
    of("Property Meld"),
    of("Latchel"),
    of("ServiceChannel"),
    of(null, "WB-7001"),
  ];
  for (const job of [appfolio, meld, latchel, file]) await work(job?.id ?? "");
  await page.goto(`${app.url}/office/jobs/${file?.id}`);
  await preflight(page).getByText("Nothing to mend").waitFor();

  // These two mails name who pays and not how they are reached: that is all that is left to mend.
  for (const job of [appfolio, meld]) {
    await page.goto(`${app.url}/office/jobs/${job?.id}`);
    await preflight(page).getByText("1 to mend").waitFor();
    await page.locator("#check-customer_address a").click();
    await page.locator("#edit-customer").getByLabel("E-mail").fill(`${job?.ticketNumber}@manager.example`);
    await page.getByRole("button", { name: "Save the customer" }).click();
    await preflight(page).getByText("Nothing to mend").waitFor();
  }

  // Latchel asks whether the resident caused the damage, and nobody else has to look: said so, the bill goes out by itself.
  await page.goto(`${app.url}/office/jobs/${latchel?.id}`);
  await preflight(page).getByText("1 to mend").waitFor();
  await page.locator("#check-resident_damage a").click();
  await page.getByLabel("Did the resident cause the damage?").selectOption("No");
  await page.getByRole("button", { name: "Save the details" }).click();
  const sent = page.locator("#money").getByText("Sent to invoices@latchel.example");
  await sent.waitFor({ timeout: 20_000 });

  // The store's job cannot be completed yet, and its preflight names each thing that is missing.
  await work(store?.id ?? "", "on_site");
  await page.goto(`${app.url}/office/jobs/${store?.id}`);
  await page.locator("#preflight-rest summary").click();
  const named = (await preflight(page).textContent()) ?? "";
  for (const words of ["checklist", "resolution code", "root cause", "serial number"]) {
    expect(named.toLowerCase()).toContain(words);
  }

  // The packet is made, and says whose job it is; the file from the portal came along.
  for (const job of [appfolio, meld, latchel, file]) {
    await page.goto(`${app.url}/office/jobs/${job?.id}`);
    // What went out has its packet.
    if (job !== latchel) await page.getByRole("button", { name: "Make the packet" }).click();
    await page.getByRole("link", { name: "Packet 1" }).waitFor();
    const packet = await page.request.get(`${app.url}/office/jobs/${job?.id}/packet.pdf`);
    const { text, info } = await openPdf(new Uint8Array(await packet.body()));
    expect(text).toContain(job?.ticketNumber ?? "no number");
    expect(text).toContain("Proof manifest");
    expect(Number(info.Pages)).toBeGreaterThan(1);
  }

  // And what passes goes out with one press.
  await page.goto(`${app.url}/office/jobs/${appfolio?.id}`);
  await page.getByRole("button", { name: /^Approve and send/ }).click();
  await page
    .locator("#money")
    .getByText(/^Sent to /)
    .waitFor({ timeout: 20_000 });
  const [letter] = await app.mailbox.mails(`${appfolio?.ticketNumber}@manager.example`);
  expect((letter as { attachments?: string[] } | undefined)?.attachments).toHaveLength(1);
  await closeContent(desk);
});

type Told = { portal: string | null };

const preflight = (page: Page) => page.locator("#preflight");

/** What a crew does on site, told by another system: photos, a signature, what it costs. */
async function work(jobId: string, until: "on_site" | "completed" = "completed"): Promise<void> {
  const { api } = stage.app;
  const lineItems = [{ description: "Labour", quantity: "1", unitAmount: 9_000, kind: "labour" }];
  await api.must("PATCH", `/jobs/${jobId}`, { json: { lineItems } });
  await api.move(jobId, "accepted");
  await api.move(jobId, "on_site");
  for (const [index, label] of ["before", "before", "after", "after"].entries()) {
    const form = photoForm(await aPhoto(index + 1), label, `photo-${index}`);
    await api.must("POST", `/jobs/${jobId}/photos`, { form });
  }
  const form = signatureForm(await aSignature(), "M. Ortiz");
  await api.must("POST", `/jobs/${jobId}/signature`, { form });
  if (until === "completed") await api.move(jobId, "completed");
}

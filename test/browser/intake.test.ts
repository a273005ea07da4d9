import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PROJECT } from "../../dev/build.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();
const MAILS = join(PROJECT, "test/mails");

/** A mail of each portal that the demo has, and what its job is called. */
const PORTALS = {
  AppFolio: { mail: "appfolio/new-html.eml", number: "48213-1" },
  "Property Meld": { mail: "property-meld/assigned-html.eml", number: "T4Q9X2K" },
  Latchel: { mail: "latchel/job-html.eml", number: "7719034" },
  ServiceChannel: { mail: "service-channel/request-html.eml", number: "245830117" },
};

test("Four portals' mails are dropped in and are four jobs; one that needs a look is mended", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const wrong: string[] = [];
  const see = async (name: string) => {
    wrong.push(...(await look(page, { name: `intake-${name}`, dark: true })));
    wrong.push(...(await readAloud(page, name)));
    await page.setViewportSize(DESK.viewport);
  };
  await page.getByRole("link", { name: "Jobs", exact: true }).click();
  await page.getByRole("link", { name: "Tickets in" }).click();
  await page.getByText("Nothing has come in yet.").waitFor();
  await see("empty");

  await drop(
    page,
    Object.values(PORTALS).map((one) => one.mail),
  );
  await page.getByText("4 of 4 taken in.").waitFor();
  for (const [name, { number }] of Object.entries(PORTALS)) {
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: number, exact: true }) });
    await row.getByText("New job", { exact: true }).waitFor();
    await row.getByText(name, { exact: true }).waitFor();
  }

  // Files that are no mails say so, and what was taken beside them is in the list.
  desk.complaints.expect(/^422: POST .*\/office\/intake$/, /status of 422/);
  const prose = await readFile(join(MAILS, "general/prose.eml"));
  await page.getByLabel("Work orders as mails").setInputFiles([
    { name: "prose.eml", mimeType: "message/rfc822", buffer: prose },
    { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n1;2\n") },
  ]);
  await page.getByRole("button", { name: "Take them in" }).click();
  await page.getByRole("alert").filter({ hasText: "list.csv is not a mail." }).waitFor();
  await page.getByText("1 of 2 taken in.").waitFor();
  await see("list");

  // The original, as words and as the file that it was.
  await page.getByRole("link", { name: "Broken window at the office" }).first().click();
  await page.locator("#text").getByText("17 Dock Street").waitFor();
  await see("message");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the original" }).click();
  expect(await readFile(await (await download).path())).toEqual(prose);

  await page.goto(`${app.url}/office/jobs?filter=needs_look`);
  await page.getByRole("link", { name: "Broken window at the office" }).click();
  const form = page.locator("#needs-look");
  await form.getByText("did not say its").waitFor();
  await see("needs-a-look");
  desk.complaints.expect(/^409: POST .*\/mend$/, /status of 409/);
  await form.getByLabel("Ticket number").fill("HP-7");
  await form.getByLabel("Who pays").fill("Harbor PM");
  await form.getByLabel("Their e-mail").fill("jane@harborpm.example");
  await form.getByRole("button", { name: "It is complete" }).click();
  await page.getByRole("heading", { name: /^HP-7 · / }).waitFor();
  await form.waitFor({ state: "detached" });
  await page.locator("#details").getByText("Harbor PM", { exact: true }).waitFor();
  await page.locator("#history").getByText("entered what the ticket did not say").waitFor();
  await page.locator("#files").getByRole("link", { name: "Original message" }).waitFor();
  await page.goto(`${app.url}/office/jobs?filter=needs_look`);
  await page.getByText("No job is in this list.").waitFor();
  expect(wrong).toEqual([]);
  await closeContent(desk);
});

test("A portal mails, and mails again with more; a stranger's mail waits until somebody takes it", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const mailbox = await desk.context.newPage();
  const mail = async (file: string, to = "gulfcoast-appfolio@tickets.closeout.example") => {
    await mailbox.goto(`${app.mailbox.url}/send`);
    await mailbox.getByLabel("To", { exact: true }).fill(to);
    await mailbox.getByLabel("Mail (.eml)").setInputFiles(join(MAILS, file));
    await mailbox.getByRole("button", { name: "Send" }).click();
    return (await mailbox.getByRole("status").textContent()) ?? "";
  };
  expect(await mail("appfolio/new-plain.eml", "nobody@tickets.closeout.example")).toContain("sent it back");
  for (const file of ["appfolio/new-plain.eml", "appfolio/nte-raised.eml", "general/prose.eml"]) {
    expect(await mail(file)).toContain("has it");
  }
  await page.goto(`${app.url}/office/intake`);
  const updated = page.getByRole("row").filter({ hasText: "has been updated" });
  await updated.getByText("Job updated").waitFor({ timeout: 20_000 });
  await updated.getByRole("link", { name: "48213-1", exact: true }).click();
  await page.locator("#history").getByText("The ticket came again:").first().waitFor();
  await page.locator("#history").getByText("now $650.00").waitFor();

  await page.goto(`${app.url}/office/intake?status=set_aside`);
  await page.getByRole("link", { name: "Broken window at the office" }).click();
  await page.getByText("is not on the list of senders of this portal").waitFor();
  await page.getByLabel("from now on").check();
  await page.getByRole("button", { name: "Take it" }).click();
  await page.locator("#facts").getByRole("link", { name: "Broken window at the office" }).waitFor();
  await closeContent(desk);
});

/** Drops files onto the page as a person does from their mail program. */
async function drop(page: Page, files: string[]): Promise<void> {
  const mails = await Promise.all(
    files.map(async (file) => ({ name: file, text: (await readFile(join(MAILS, file))).toString("latin1") })),
  );
  const dataTransfer = await page.evaluateHandle((given) => {
    const carried = new DataTransfer();
    for (const { name, text } of given) {
      const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type: "message/rfc822" }));
    }
    return carried;
  }, mails);
  await page.dispatchEvent("#drop", "drop", { dataTransfer });
}

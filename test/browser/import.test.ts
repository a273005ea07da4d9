import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

const ROWS = [
  ["WO No.", "Problem", "Bill to", "AP contact", "Address", "Needed"],
  ["K-1", "Rescreen the lanai", "Kestrel Homes", "ap@kestrel.example", "12 Bay St", "3/4/2027"],
  ["K-2", "Gate does not latch", "Kestrel Homes", "ap@kestrel.example", "14 Bay St", "someday"],
  ["K-3", "Cage bent, two panels", "Kestrel Homes", "ap@kestrel.example", "", "5/4/2027"],
];
const csv = (rows: string[][]) => ({
  name: "kestrel.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(";")).join("\r\n")),
});

test("A file becomes jobs: uploaded, its columns put right, looked at, imported, and a row mended", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const wrong: string[] = [];
  const see = async (name: string) => {
    wrong.push(...(await look(page, { name: `import-${name}`, dark: true })));
    wrong.push(...(await readAloud(page, name)));
    await page.setViewportSize(DESK.viewport);
  };
  await page.goto(`${app.url}/office/jobs`);
  await page.getByRole("link", { name: "Import" }).click();

  desk.complaints.expect(/^422: POST .*\/import$/, /status of 422/);
  await page.getByLabel("File", { exact: true }).setInputFiles({
    ...{ name: "orders.xlsx", mimeType: "application/zip" },
    buffer: Buffer.from("PK\x03\x04\x14\0\x06\0[Content_Types].xml"),
  });
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.getByRole("alert").filter({ hasText: "orders.xlsx: This is an Excel workbook" }).waitFor();
  await see("refused");

  await page.getByLabel("File", { exact: true }).setInputFiles(csv(ROWS));
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.getByRole("heading", { name: "kestrel.csv" }).waitFor();
  const preview = page.locator("#preview");
  expect(await page.getByLabel("WO No.").inputValue()).toBe("ticketNumber");
  expect(await page.getByLabel("AP contact").inputValue()).toBe("customerEmail");
  // Nothing tells what is needed when; a person does, and sees at once what is wrong with it.
  expect(await page.getByLabel("Needed").inputValue()).toBe("");
  await preview.getByText("3 new").waitFor();
  await page.getByLabel("Needed").selectOption("Due date");
  await preview.getByText("Due date: “someday” is not a date.").waitFor();
  await preview.getByText("1 wrong").waitFor();
  await preview.getByText("No address").waitFor();
  await preview.getByText("Mar 4, 2027").waitFor();
  await page.getByLabel("Dates such as 03/04/2026").selectOption("Day first: April 3");
  await preview.getByText("Apr 3, 2027").waitFor();
  await page.getByLabel("Dates such as 03/04/2026").selectOption("mdy");
  await preview.getByText("Mar 4, 2027").waitFor();
  await see("mapping");

  await page.getByRole("button", { name: "Import 2 of 3 rows" }).click();
  await page.getByText("Done: 2 new, 1 wrong.").waitFor();
  await page.getByText("Done", { exact: true }).waitFor();
  expect(await page.locator("[hx-trigger]").count()).toBe(0);
  await page.getByRole("cell", { name: /“someday” is not a date/ }).waitFor();
  await see("result");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the wrong rows" }).click();
  const mended = (await readFile(await (await saved).path(), "utf8")).replace("someday", "3/9/2027");
  await page.getByRole("link", { name: /^New/ }).click();
  await page.getByRole("cell", { name: "Needs a look: the address is missing." }).waitFor();

  await page.getByRole("link", { name: "All imports" }).click();
  await page.getByRole("link", { name: "kestrel.csv" }).waitFor();
  await see("list");
  await page.getByLabel("File", { exact: true }).setInputFiles({
    ...{ name: "mended.csv", mimeType: "text/csv" },
    buffer: Buffer.from(mended),
  });
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  // Its columns are known by now.
  await preview.getByText("Mar 9, 2027").waitFor();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await page.getByText("Done: 1 new.").waitFor();
  await page.getByRole("link", { name: "K-2 Gate does not latch" }).click();
  await page.getByRole("heading", { name: /Gate does not latch/ }).waitFor();
  expect(wrong).toEqual([]);
  await closeContent(desk);
});

test("How far a long import is can be seen, left and come back to; what is not begun can be cancelled", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  // So many that a slow machine still has some left when they are cancelled.
  const rows = Array.from({ length: 2_000 }, (_, index) => [
    `L-${index}`,
    "Door",
    "Lake",
    "",
    `${index} Elm St`,
    "",
  ]);
  await page.goto(`${app.url}/office/intake/import`);
  await page.getByLabel("File", { exact: true }).setInputFiles(csv([...ROWS.slice(0, 1), ...rows]));
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.getByRole("button", { name: "Import 2,000 rows" }).click();
  const bar = page.getByRole("progressbar");
  await page.getByText(/^Running: [\d,]+ new\./).waitFor();
  const first = Number(await bar.getAttribute("value"));
  await page.goto(`${app.url}/office/jobs`);
  await page.goBack();
  // By itself, without another press.
  await page.waitForFunction((seen) => (document.querySelector("progress")?.value ?? 0) > seen, first);
  await page.getByRole("button", { name: "Cancel the rest" }).click();
  await page.getByText(/^Cancelled: [\d,]+ new; [\d,]+ not imported\.$/).waitFor();
  expect(await page.locator("[hx-trigger]").count()).toBe(0);
  await closeContent(desk);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { lineItem, taxRate } from "../../../src/worker/database/schema.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const NEW = "/office/jobs/new";
const JOB = {
  once: "once_1",
  title: "Rescreen lanai",
  "customer.name": "Lakeside HOA",
  "site.line1": "1 Lake Rd",
};

test("A line of a new job has the usual tax, another one, or none", async () => {
  const { office, lines, post } = await anOffice([
    { name: "Sales tax", percent: "7.5", usual: true },
    { name: "County tax", percent: "8.25" },
    { name: "Old tax", percent: "5", active: false },
  ]);
  const page = await (await office.get(NEW)).text();
  const choices = page.match(/<select id="line-0-taxRate".*?<\/select>/s)?.[0] ?? "";
  expect(choices).toMatch(/<option value="7.5 Sales tax" selected[^>]*>Sales tax 7.5%/);
  expect(choices).toContain('value="8.25 County tax"');
  expect(choices).not.toContain("Old tax");

  const saved = await post(form(["7.5 Sales tax", "8.25 County tax", ""]));
  expect(saved.status).toBe(303);
  expect(await lines()).toEqual([
    ["Labour 1", "7.5", "Sales tax"],
    ["Labour 2", "8.25", "County tax"],
    ["Labour 3", null, null],
  ]);
});

test("Where no tax has a name, percent is typed; what cannot be read is said at its field, and stays", async () => {
  const { office, lines, post } = await anOffice([]);
  expect(await (await office.get(NEW)).text()).toMatch(/<label for="line-0-taxRate">\s*Tax %/);
  const wrong = await post(form(["a lot"]));
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain("A tax is percent from 0 to 100, such as 8.25.");
  expect(again).toContain('value="a lot"');
  expect((await post(form(["8.25"]))).status).toBe(303);
  expect(await lines()).toEqual([["Labour 1", "8.25", null]]);
});

/** What the form sends: a line for each tax. */
function form(taxes: string[]): URLSearchParams {
  const fields = new URLSearchParams(JOB);
  for (const [index, tax] of taxes.entries()) {
    fields.append("description-of-line", `Labour ${index + 1}`);
    fields.append("quantity", "1");
    fields.append("unitPrice", "90.00");
    fields.append("kind", "labour");
    fields.append("taxRate", tax);
  }
  return fields;
}

type Rate = { name: string; percent: string; usual?: boolean; active?: boolean };

async function anOffice(rates: Rate[]) {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  for (const [position, rate] of rates.entries()) {
    await db.insert(taxRate).values({ organisationId, id: `tax_${position}`, position, ...rate });
  }
  const lines = async () => {
    const rows = await db
      .select()
      .from(lineItem)
      .where(eq(lineItem.organisationId, organisationId))
      .orderBy(lineItem.position);
    return rows.map((row) => [row.description, row.taxRate, row.taxName]);
  };
  const office = await signedIn(await aMember("office", { organisationId }));
  const post = (body: URLSearchParams) => {
    const headers = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };
    return office.send("/office/jobs", { method: "POST", headers, body });
  };
  return { office, lines, post };
}

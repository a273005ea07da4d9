import { expect, test } from "vitest";
import { aMember, signedIn } from "../auth/people.ts";
import { Browser } from "../http/browser.ts";
import { aMail, aPortal, Post, workOrder } from "./post.ts";

const PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

test("The office sees what came and what became of it, reads the original, and takes what was set aside", async () => {
  const { post, portal, browser, text } = await anOffice();
  await post.deliver(aMail({ subject: "Work order 4711" }), portal.address);
  await post.read();
  await post.deliver(aMail({ from: "eve@elsewhere.example", subject: "<b>Let me in</b>" }), portal.address);
  const list = await text("/office/intake");
  expect(list).toMatch(/Work order 4711.*New job.*WO-4711/s);
  expect(list).toContain("&lt;b&gt;Let me in&lt;/b&gt;");
  const aside = await text("/office/intake?status=set_aside");
  expect(aside).not.toContain("Work order 4711");
  const place = /\/office\/intake\/mail_\w+/.exec(aside)?.[0] ?? "";
  const message = await text(place);
  expect(message).toContain("Two torn panels.");
  expect(message).toContain("not checked by the receiving server");

  const original = await browser.get(`${place}/original.eml`);
  expect(original.headers.get("Content-Disposition")).toMatch(/^attachment; /);
  expect(original.headers.get("Content-Security-Policy")).toContain("sandbox");
  expect(original.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(await original.text()).toContain("From: eve@elsewhere.example");
  expect((await browser.get(`${place}/original.json`)).status).toBe(404);

  await browser.post(`${place}/leave`);
  const left = await text(place);
  expect(left).toMatch(/Ana Ruiz left it\..*Take it/s);
  expect(left).not.toContain("Leave it");
  expect((await browser.post(`${place}/take`)).headers.get("Location")).toBe(place);
  expect(await text(place)).toContain("Nothing new");
  expect((await browser.post(`${place}/leave`)).status).toBe(409);
});

test("A mail with a page of HTML is shown as words alone", async () => {
  const { post, portal, text } = await anOffice();
  const html = "<p>Work Order: 77</p><script>alert(1)</script><img src=https://spy.example/x.png>";
  const mail = aMail().replace(
    /text\/plain[\s\S]*/,
    `text/html; charset=utf-8\r\n\r\n${html}\r\n--part--\r\n`,
  );
  await post.deliver(mail, portal.address);
  await post.read();
  const place = /\/office\/intake\/mail_\w+/.exec(await text("/office/intake"))?.[0] ?? "";
  const shown = await text(place);
  expect(shown).toContain("Work Order: 77");
  expect(shown).not.toMatch(/alert\(1\)|spy\.example\/x\.png"/);
});

test("Mails are dropped in: each becomes a job or says why not; the same one again is no second job", async () => {
  const { post, portal, browser, organisationId } = await anOffice();
  const drop = async (files: [name: string, body: string][], accept = "application/json") => {
    const body = new FormData();
    for (const [name, content] of files) body.append("mail", new File([content], name));
    const headers = { "Sec-Fetch-Site": "same-origin", Accept: accept };
    return await browser.send("/office/intake", { method: "POST", headers, body });
  };
  const mail = aMail();
  expect(await (await drop([["a.eml", mail]])).json()).toEqual({ taken: 1, wrong: [] });
  const [job] = await post.jobs(organisationId);
  // Who may write to the portal tells where it is from.
  expect(job?.row).toMatchObject({ portalId: portal.id, source: "AppFolio" });
  expect((await drop([["a.eml", mail]], "text/html")).status).toBe(303);
  const mixed = await drop([
    ["b.eml", aMail({ text: workOrder({ number: "WO-2" }) })],
    ["c.eml", ""],
    ["d.msg", "\u00d0\u00cf\u0011\u00e0"],
    ["e.eml", "Just some words"],
  ]);
  expect(mixed.status).toBe(422);
  expect(await mixed.json()).toMatchObject({
    taken: 1,
    wrong: [{ file: "c.eml", detail: "is empty." }, { file: "d.msg" }, { file: "e.eml" }],
  });
  const page = await drop([["e.eml", "Just some words"]], "text/html");
  expect(await page.text()).toMatch(/e\.eml<\/strong> is not a mail/);
  expect(await post.jobs(organisationId)).toHaveLength(2);
});

test("What a ticket left open is entered on its job; a number that another has leads there and loses nothing", async () => {
  const { post, portal, browser, organisationId, text } = await anOffice();
  await post.deliver(aMail(), portal.address);
  await post.deliver(aMail({ text: "Please look at the screen door.", subject: "Hello" }), portal.address);
  await post.read();
  const jobs = await post.jobs(organisationId);
  const [known, open] = [jobs.find((one) => one.row.ticketNumber), jobs.find((one) => !one.row.ticketNumber)];
  const path = `/office/jobs/${open?.row.id}`;
  expect(await text(path)).toMatch(/Needs a look.*did not say its ticket number, customer and address/s);
  const entered = {
    ...{ title: "Screen door", "customer.name": "Lakeside HOA", "site.line1": "12 Shore Road" },
    ...{ "site.city": "Tampa", ticketNumber: "WO-4711" },
  };
  const taken = await browser.post(`${path}/mend`, entered);
  expect(taken.status).toBe(409);
  const again = await taken.text();
  expect(again).toContain(`href="/office/jobs/${known?.row.id}"`);
  expect(again).toContain('value="12 Shore Road"');
  const missing = await browser.post(`${path}/mend`, { ...entered, "site.line1": "" });
  expect(missing.status).toBe(422);

  expect((await browser.post(`${path}/mend`, { ...entered, ticketNumber: "WO-9" })).status).toBe(303);
  const mended = await text(path);
  expect(mended).not.toContain('id="needs-look"');
  expect(mended).toContain("entered what the ticket did not say: ticket number, customer and address");
  // The portal's next mail about it finds the job by the number that it was given.
  await post.deliver(aMail({ text: workOrder({ number: "WO-9", nte: "$90.00" }) }), portal.address);
  await post.read();
  const now = await post.jobs(organisationId);
  expect(now).toHaveLength(2);
  expect(now.find((one) => one.row.id === open?.row.id)?.row).toMatchObject({ notToExceed: 9000 });
  expect(await text(path)).toMatch(/The ticket came again:.*not-to-exceed amount \$90\.00/s);
});

test("Number, customer and address are changed on the job's screen; other jobs keep theirs", async () => {
  const { post, portal, browser, organisationId, text } = await anOffice();
  for (const number of ["WO-1", "WO-2"])
    await post.deliver(aMail({ text: workOrder({ number }) }), portal.address);
  await post.read();
  const byNumber = async (number: string) =>
    (await post.jobs(organisationId)).find((one) => one.row.ticketNumber === number);
  const [one, two] = [await byNumber("WO-1"), await byNumber("WO-2")];
  const path = `/office/jobs/${one?.row.id}`;
  const shown = await text(path);
  expect(shown).toContain("Change the ticket");
  // As the form is, and only one thing of it changed.
  const standing = Object.fromEntries(
    [...shown.matchAll(/<input[^>]* name="((?:customer|site)\.\w+|ticketNumber|title)"[^>]*>/g)].map(
      ([tag, name]) => [name ?? "", /value="([^"]*)"/.exec(tag)?.[1] ?? ""],
    ),
  );
  expect(standing).toMatchObject({
    ticketNumber: "WO-1",
    "customer.name": "Lakeside HOA",
    "site.city": "Tampa",
  });
  const saved = (changes: Record<string, string>) =>
    browser.post(`${path}/mend`, { ...standing, ...changes });
  expect((await saved({})).status).toBe(303);
  expect((await byNumber("WO-1"))?.row.version).toBe(one?.row.version);

  expect((await saved({ ticketNumber: "WO-2" })).status).toBe(409);
  const changes = { ticketNumber: "WO-3", "customer.name": "Palm Court LLC", "site.line2": "Unit 7" };
  expect((await saved(changes)).status).toBe(303);
  const changed = await byNumber("WO-3");
  expect(changed).toMatchObject({ customer: { name: "Palm Court LLC" }, site: { line2: "Unit 7" } });
  expect(changed?.site.country).toBe(one?.site.country);
  const other = await byNumber("WO-2");
  expect(other).toMatchObject({ site: two?.site, customer: { id: two?.customer.id, name: "Lakeside HOA" } });
  const history = await text(path);
  expect(history).toContain("customer from Lakeside HOA to Palm Court LLC");
  expect(history).toMatch(/address from 842 Cypress Bend Dr, Tampa to 842 Cypress Bend Dr, Unit 7, Tampa/);
  expect(history).toContain("changed its number from WO-1 to WO-3");
});

test("Another name is another customer, although the old one's e-mail was left beside it", async () => {
  const { post, portal, browser, organisationId } = await anOffice();
  const withMail = `${workOrder()}\r\nCustomer Email: ap@lake.example`;
  await post.deliver(aMail({ text: withMail }), portal.address);
  await post.deliver(aMail({ text: withMail.replace("WO-4711", "WO-2") }), portal.address);
  await post.read();
  const [one] = await post.jobs(organisationId);
  const entered = {
    ...{ title: "Rescreen", ticketNumber: one?.row.ticketNumber ?? "", "site.line1": "842 Cypress Bend Dr" },
    ...{ "customer.name": "Palm Court LLC", "customer.email": "ap@lake.example" },
  };
  await browser.post(`/office/jobs/${one?.row.id}/mend`, entered);
  const customers = (await post.jobs(organisationId)).map(({ customer }) => [customer.name, customer.email]);
  expect(customers.sort()).toEqual([
    ["Lakeside HOA", "ap@lake.example"],
    ["Palm Court LLC", null],
  ]);
});

test("A cancelled order is a person's to decide: the job is cancelled with a reason, or kept", async () => {
  const { post, portal, browser, organisationId, text } = await anOffice();
  const told = (subject: string) =>
    post.deliver(aMail({ subject, text: "Do not go there." }), portal.address);
  for (const number of ["WO-1", "WO-2"])
    await post.deliver(aMail({ text: workOrder({ number }) }), portal.address);
  await post.read();
  const jobs = await post.jobs(organisationId);
  const pathOf = (number: string) =>
    `/office/jobs/${jobs.find((one) => one.row.ticketNumber === number)?.row.id}`;
  const now = async (number: string) =>
    (await post.jobs(organisationId)).find((one) => one.row.ticketNumber === number)?.row;

  await told("Work order WO-1 has been cancelled");
  await told("Cancelled: Work Order WO-2");
  await post.read();
  expect(await now("WO-1")).toMatchObject({ status: "new", needsLook: ["cancelled"] });
  expect(await text("/office/jobs?filter=needs_look")).toContain("WO-1");
  const shown = await text(pathOf("WO-1"));
  expect(shown).toMatch(/AppFolio says that it is cancelled\. Nothing is changed until you decide.*Keep it/s);
  expect(shown).not.toContain('id="needs-look"');
  const reason = /name="reason" value="([^"]*)"/.exec(shown)?.[1] ?? "";
  expect((await browser.post(`${pathOf("WO-1")}/cancel`, { reason })).status).toBe(303);
  const done = { status: "cancelled", reason: "AppFolio says that it is cancelled.", needsLook: [] };
  expect(await now("WO-1")).toMatchObject(done);

  expect((await browser.post(`${pathOf("WO-2")}/keep`)).status).toBe(303);
  expect(await now("WO-2")).toMatchObject({ status: "new", needsLook: [] });
  const kept = await text(pathOf("WO-2"));
  expect(kept).toContain("AppFolio says that it is cancelled");
  expect(kept).toContain("kept the job, though it was said to be cancelled");

  // Said again of a job that is cancelled, it is nothing new.
  await told("Cancelled: Work Order WO-1");
  await post.read();
  expect(await now("WO-1")).toMatchObject(done);
  expect((await post.messages(organisationId)).at(-1)).toMatchObject({
    status: "done",
    outcome: "unchanged",
  });
});

test("A cancelled order that nobody knows is set aside, and is a job only if a person says so", async () => {
  const { post, portal, browser, organisationId, text } = await anOffice();
  await post.deliver(aMail({ subject: "Cancelled: Work Order WO-4711" }), portal.address);
  await post.read();
  const [message] = await post.messages(organisationId);
  expect(message).toMatchObject({ status: "set_aside", jobId: null });
  expect(await post.jobs(organisationId)).toEqual([]);
  expect(await text(`/office/intake/${message?.id}`)).toContain("no job has this number");
  await browser.post(`/office/intake/${message?.id}/take`, {});
  await post.read();
  expect(await post.jobs(organisationId)).toMatchObject([{ row: { ticketNumber: "WO-4711" } }]);
});

test("A job's files are for its own office alone, and a browser shows none that could act", async () => {
  const { post, portal, browser, organisationId, text } = await anOffice();
  const files = [{ name: "Work order “A”.pdf", type: "application/pdf", body: PDF }];
  await post.deliver(aMail({ files }), portal.address);
  await post.read();
  const [job] = await post.jobs(organisationId);
  const path = `/office/jobs/${job?.row.id}`;
  const form = new FormData();
  form.append("file", new File(["<b>1,200</b> for all"], "bid.txt", { type: "text/html" }));
  form.append("kind", "bid");
  const headers = { "Sec-Fetch-Site": "same-origin" };
  const added = await browser.send(`${path}/files`, { method: "POST", headers, body: form });
  expect(added.status).toBe(303);
  const shown = await text(path);
  expect(shown).toContain("Original message");
  const links = [...shown.matchAll(/href="(\/office\/jobs\/\w+\/files\/\w+)"/g)].map(
    (found) => found[1] ?? "",
  );
  expect(links).toHaveLength(2);
  const answers = await Promise.all(links.map((link) => browser.get(link)));
  expect(answers.map((one) => one.headers.get("Content-Type"))).toEqual(["application/pdf", "text/plain"]);
  expect(answers.map((one) => one.headers.get("Content-Disposition")?.split(";")[0])).toEqual([
    "inline",
    "attachment",
  ]);
  expect(await answers[0]?.text()).toBe(PDF);
  await answers[1]?.text();
  for (const [name, content, why] of [
    ["nothing.pdf", "", "This file is empty"],
    ["page.pdf", "<!doctype html><script>alert(1)</script>", "This is a web page"],
  ] as const) {
    const body = new FormData();
    body.append("file", new File([content], name));
    const refused = await browser.send(`${path}/files`, { method: "POST", headers, body });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(why)]);
  }

  // The crew of the job has the work order at hand, and not what the office filed besides.
  const luis = await aMember("crew", { organisationId });
  const assigned = { assigneeIds: luis.memberId, scheduledOn: "" };
  expect((await browser.post(`${path}/assign`, assigned)).status).toBe(303);
  const phone = await signedIn(luis, new Browser({ env: post.env }));
  const screen = await (await phone.get(`/crew/jobs/${job?.row.id}`)).text();
  const own = [...screen.matchAll(/href="(\/crew\/jobs\/\w+\/files\/\w+)"/g)].map((found) => found[1] ?? "");
  expect(own).toHaveLength(1);
  expect(await (await phone.get(own[0] ?? "")).text()).toBe(PDF);
  const [bid = ""] = links.slice(1);
  expect((await phone.get(bid.replace("/office/", "/crew/"))).status).toBe(404);

  const stranger = await signedIn(await aMember("office"));
  const crew = await signedIn(await aMember("crew", { organisationId }));
  for (const link of links) {
    expect((await stranger.get(link)).status).toBe(404);
    expect((await crew.get(link)).status).toBe(404);
    expect((await crew.get(link.replace("/office/", "/crew/"))).status).toBe(404);
  }
  const [message] = await post.messages(organisationId);
  for (const end of ["", "/original.eml"]) {
    expect((await stranger.get(`/office/intake/${message?.id}${end}`)).status).toBe(404);
  }
  expect((await stranger.post(`/office/intake/${message?.id}/leave`)).status).toBe(404);
});

async function anOffice() {
  const [post, portal] = [new Post(), await aPortal()];
  const { organisationId } = portal;
  const browser = await signedIn(await aMember("office", { organisationId }), new Browser({ env: post.env }));
  const text = async (path: string) => {
    const answer = await browser.get(path);
    expect(answer.status).toBe(200);
    return await answer.text();
  };
  return { post, portal, organisationId, browser, text };
}

import { expect, onTestFinished, test } from "vitest";
import { startTexts } from "../../dev/texts/server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ACCOUNT = "AC00000000000000000000000000000000";

test("A text is sent, answered with STOP, and the next one is refused", async () => {
  const { url, close } = await startTexts({
    port: 0,
    stateFile: `${await temporaryFolder()}/texts.sqlite`,
    authToken: "local",
  });
  onTestFinished(close);
  const send = (to: string, token = "local") =>
    fetch(`${url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
      method: "POST",
      headers: { Authorization: `Basic ${btoa(`${ACCOUNT}:${token}`)}` },
      body: new URLSearchParams({ To: to, From: "+15005550006", Body: "Invoice INV-1042 <b>is due</b>" }),
    });

  const sent = await send("+19415550123");
  expect(sent.status).toBe(201);
  expect(await sent.json()).toMatchObject({ to: "+19415550123", direction: "outbound-api" });
  expect((await send("+19415550123", "wrong")).status).toBe(401);
  expect(await (await send("941-555")).json()).toMatchObject({ code: 21211, status: 400 });

  const conversation = `${url}/with/+19415550123/+15005550006`;
  expect(await (await fetch(conversation)).text()).toContain("&lt;b&gt;is due&lt;/b&gt;");
  await fetch(conversation, { method: "POST", body: new URLSearchParams({ body: "Stop" }) });
  expect(await (await send("+19415550123")).json()).toMatchObject({ code: 21610 });

  const { data } = await (await fetch(`${url}/_local/messages`)).json();
  expect(data.map((text: { body: string; direction: string }) => [text.direction, text.body])).toEqual([
    ["inbound", "Stop"],
    ["outbound-api", "Invoice INV-1042 <b>is due</b>"],
  ]);
});

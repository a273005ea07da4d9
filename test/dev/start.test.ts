import { Resend } from "resend";
import { expect, test } from "vitest";
import { canListen } from "../../dev/start/ports.ts";
import { freePorts, startCommand } from "./start-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

test("Start, a power cut, start again on the same records, Ctrl-C", async () => {
  const port = await freePorts();
  const environment = { PORT: String(port), STATE_DIR: await temporaryFolder(), DEMO: "0" };
  const mailbox = `http://127.0.0.1:${port + 2}`;

  const first = await startCommand(environment);
  expect(first.url).toBe(`http://localhost:${port}`);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  const resend = new Resend("re_test", { baseUrl: mailbox });
  await resend.emails.send({ from: "a@b.example", to: "c@d.example", subject: "Kept", text: "Kept" });
  await first.end("SIGKILL");

  const second = await startCommand(environment);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const { data } = await (await fetch(`${mailbox}/_local/emails`)).json();
  expect(data).toHaveLength(1);

  // The parent alone dies: what it started must not go on holding the port.
  second.process.kill("SIGKILL");
  const third = await startCommand(environment);
  expect((await fetch(`${third.url}/healthz`)).status).toBe(200);

  const before = Date.now();
  expect(await third.end("SIGINT")).toBe(0);
  expect(Date.now() - before).toBeLessThan(2_000);
  await expect.poll(() => canListen(port)).toBe(true);
});

test("A taken port is said in words, and nothing is left running", async () => {
  const port = await freePorts();
  const environment = { PORT: String(port), DEMO: "0" };
  const first = await startCommand({ ...environment, STATE_DIR: await temporaryFolder() });
  await expect(startCommand({ ...environment, STATE_DIR: await temporaryFolder() })).rejects.toThrow(
    `Port ${port} is taken by another program.`,
  );
  await first.end();
});

test("What is wrong with the environment is said before anything starts", async () => {
  await expect(startCommand({ PORT: "http" })).rejects.toThrow("PORT must be a whole number");
});

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { applyMigrations } from "../../dev/start/migrate.ts";
import { freePort } from "../../dev/start/ports.ts";
import { startWorker } from "../../dev/start/worker.ts";
import { readWranglerConfig } from "../../dev/start/wrangler-config.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const bundle = fileURLToPath(new URL("fixture/worker.js", import.meta.url));

/** A small Worker, run as the app's own is, with an assets' folder of its own. */
async function run(stateDir: string) {
  const config = await readWranglerConfig();
  const directory = join(stateDir, "public");
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "style.css"), "body{}");
  const lines: string[] = [];
  const worker = await startWorker({
    config: { ...config, assets: { ...config.assets, directory } },
    bundle,
    port: await freePort(),
    stateDir,
    variables: { GIVEN: "by hand" },
    onLog: (line) => lines.push(`${line.level}: ${line.message}`),
  });
  const get = (path: string, init?: RequestInit) => fetch(`${worker.url}${path}`, init);
  return { ...worker, get, lines };
}

function heardBack(url: string): Promise<string> {
  const socket = new WebSocket(url);
  socket.onopen = () => socket.send("knock");
  return new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error(`No socket at ${url}`));
    socket.onmessage = (message) => {
      resolve(String(message.data));
      socket.close();
    };
  });
}

test("The Worker runs with what wrangler.toml gives it, and what it holds survives a restart", async () => {
  const stateDir = await temporaryFolder();
  const first = await run(stateDir);
  try {
    expect(await (await first.get("/echo")).json()).toEqual({
      url: `${first.url}/echo`,
      ip: "127.0.0.1",
      environment: "production",
      given: "by hand",
    });
    const named = await first.get("/echo", { headers: { "CF-Connecting-IP": "203.0.113.9" } });
    expect(await named.json()).toMatchObject({ ip: "203.0.113.9" });

    const asset = await first.get("/style.css");
    expect([asset.headers.get("Content-Type"), await asset.text()]).toEqual([
      "text/css; charset=utf-8",
      "body{}",
    ]);
    expect(await (await first.get("/robots-of-ours.txt")).text()).toBe("the Worker's own");
    expect((await first.get("/throw")).status).toBe(500);

    const upload = await first.get("/upload", { method: "POST", body: new Uint8Array(3_000_000) });
    expect(await upload.text()).toBe("3000000");
    expect(await heardBack(`${first.url.replace("http", "ws")}/live`)).toBe("heard knock");

    await first.get("/queue");
    await first.scheduled("17 3 * * *", new Date(1_700_000_000_000));
    await expect.poll(() => first.lines, { timeout: 5_000 }).toContain("warn: queue closeout-reminders 1");
    expect(first.lines).toContain("warn: cron 17 3 * * * at 1700000000000");
    expect(first.lines.join("\n")).toContain("error: Error: nobody expected this");

    expect(await (await first.get("/count")).text()).toBe("1");
    await first.r2.put("a", "kept");
  } finally {
    await first.dispose();
  }

  const second = await run(stateDir);
  try {
    expect(await (await second.get("/count")).text()).toBe("2");
    expect(await (await second.r2.get("a"))?.text()).toBe("kept");
  } finally {
    await second.dispose();
  }
});

test("Migrations apply once each, whole or not at all, and wrangler's table says so", async () => {
  const stateDir = await temporaryFolder();
  const folder = join(stateDir, "migrations");
  await mkdir(folder);
  await writeFile(
    join(folder, "0000_first.sql"),
    "CREATE TABLE a (x INTEGER, y TEXT DEFAULT 'one; two');\n--> statement-breakpoint\nINSERT INTO a (x) VALUES (1);",
  );
  const { d1, dispose } = await run(stateDir);
  try {
    expect(await applyMigrations(d1, folder)).toEqual(["0000_first.sql"]);
    await writeFile(
      join(folder, "0001_second.sql"),
      "INSERT INTO a (x) VALUES (2);\nINSERT INTO missing VALUES (1);",
    );
    await expect(applyMigrations(d1, folder)).rejects.toThrow("The migration 0001_second.sql does not apply");
    await writeFile(join(folder, "0001_second.sql"), "INSERT INTO a (x) VALUES (3);");
    expect(await applyMigrations(d1, folder)).toEqual(["0001_second.sql"]);
    expect(await applyMigrations(d1, folder)).toEqual([]);
    const { results } = await d1.prepare("SELECT x, y FROM a ORDER BY x").all();
    expect(results).toEqual([
      { x: 1, y: "one; two" },
      { x: 3, y: "one; two" },
    ]);
    const applied = await d1.prepare("SELECT id, name FROM d1_migrations ORDER BY id").all();
    expect(applied.results.map((row) => row.name)).toEqual(["0000_first.sql", "0001_second.sql"]);
  } finally {
    await dispose();
  }
});

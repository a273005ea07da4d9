import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type BareSite, startBareSite } from "../phone/bare-site.ts";
import { type Mast, startMast } from "../phone/mast.ts";
import { numbersIn, pictures } from "../phone/pictures.ts";
import { openPhone, type RealPhone } from "../phone/real-phone.ts";
import { until } from "../support/until.ts";

let site: BareSite;
let mast: Mast;
let phone: RealPhone;

beforeAll(async () => {
  site = await startBareSite();
  mast = await startMast(site.url);
  phone = await openPhone();
});
beforeEach(() => mast.clear());
afterAll(async () => {
  await Promise.allSettled([phone?.remove(), mast?.close(), site?.close()]);
});

test("Without a signal nothing gets through, and an open socket is cut", async () => {
  const page = phone.page();
  await page.goto(`${mast.url}/moved`);
  // The site redirected to its own address; the phone is still behind the mast.
  expect(page.url()).toBe(`${mast.url}/`);
  expect(await send(page, "/work")).toBe("200 done");

  const said = await page.evaluate(openSocket);
  expect(said).toBe(new URL(mast.url).host);
  mast.off();
  await page.waitForFunction(() => document.title === "socket closed");
  expect(await send(page, "/work")).toBe("failed");
  mast.on();
  expect(await send(page, "/work")).toBe("200 done");
  expect(mast.requests().filter(({ path }) => path === "/work")).toEqual([
    { method: "POST", path: "/work", status: 200, answered: 200 },
    { method: "POST", path: "/work", status: 200, answered: 200 },
  ]);
  expect(mast.requests()).toContainEqual({ method: "GET", path: "/socket", status: 101 });
});

test("Each fault breaks as many requests as were ordered, of those that match", async () => {
  const page = phone.page();
  await page.goto(mast.url);
  mast.order({ path: /^\/busy/, times: 2, kind: "status", status: 503, body: "later" });
  mast.order({ path: /^\/lost/, times: 1, kind: "answer_lost" });
  mast.order({ method: "POST", path: /^\/upload/, times: 1, kind: "cut_in_body", afterBytes: 50_000 });
  mast.order({ path: /^\/slow/, times: 1, kind: "slow", delayMs: 400 });
  expect(await send(page, "/busy")).toBe("503 later");
  expect(await send(page, "/busy")).toBe("503 later");
  expect(await send(page, "/busy")).toBe("200 done");
  expect(await send(page, "/lost")).toBe("failed");
  expect(await send(page, "/upload", 200_000)).toBe("failed");
  expect(await send(page, "/upload", 200_000)).toBe("200 done");
  const begun = Date.now();
  expect(await send(page, "/slow")).toBe("200 done");
  expect(Date.now() - begun).toBeGreaterThan(390);

  expect(arrivedAt("/busy")).toHaveLength(1);
  expect(arrivedAt("/lost")).toEqual([{ bytes: 1, whole: true }]);
  expect(arrivedAt("/upload")).toEqual([
    { bytes: 50_000, whole: false },
    { bytes: 200_000, whole: true },
  ]);
  const lost = mast.requests().find(({ path }) => path === "/lost");
  expect(lost).toEqual({
    ...{ method: "POST", path: "/lost", status: "cut", answered: 200, fault: "answer_lost" },
  });
});

test("A signal that flaps is there now and then, and for good once it is stopped", async () => {
  const page = phone.page();
  await page.goto(mast.url);
  const stop = mast.flap({ on: [40, 80], off: [40, 80] });
  const heard = new Set<string>();
  await until(async () => heard.add(await send(page, "/work")).size === 2, 5_000, "a success and a failure");
  stop();
  for (let tries = 0; tries < 20; tries++) expect(await send(page, "/work")).toBe("200 done");
});

test("A phone that was killed still has its photos and its pages", async () => {
  const page = phone.page();
  await page.goto(mast.url);
  await page.evaluate(() =>
    navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready),
  );
  const taken = await pictures(4711, 3);
  await page.setContent(`<input type="file" multiple>`);
  await page.setInputFiles("input", taken);
  await page.evaluate(keepPhotos);
  await phone.kill();
  expect(() => phone.page()).toThrow("off");

  mast.off();
  const again = await phone.start();
  await again.goto(`${mast.url}/anywhere`);
  expect(await again.textContent("h1")).toBe("Bare");
  const kept = await again.evaluate(keptPhotos);
  expect(await numbersIn(kept.map((bytes) => Uint8Array.from(bytes)))).toEqual([4711, 4712, 4713]);
  mast.on();
});

function arrivedAt(path: string): { bytes: number; whole: boolean }[] {
  const there = site.arrived().filter((one) => one.path === path);
  return there.map(({ bytes, whole }) => ({ bytes, whole }));
}

/** A POST from the page: status and text, or "failed". */
function send(page: Page, path: string, bytes = 1): Promise<string> {
  return page.evaluate(
    async ([to, size]) => {
      try {
        const answer = await fetch(to, { method: "POST", body: new Uint8Array(size) });
        return `${answer.status} ${await answer.text()}`;
      } catch {
        return "failed";
      }
    },
    [path, bytes] as const,
  );
}

function openSocket(): Promise<string> {
  const socket = new WebSocket(`ws://${location.host}/socket`);
  socket.addEventListener("close", () => {
    document.title = "socket closed";
  });
  return new Promise((resolve) => {
    socket.addEventListener("message", ({ data }) => resolve(data));
  });
}

/** Puts the chosen photos into IndexedDB, as they are. */
function keepPhotos(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("phone", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("photos");
    opening.onsuccess = () => {
      const writing = opening.result.transaction("photos", "readwrite", { durability: "strict" });
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
      writing.objectStore("photos").put([...(document.querySelector("input")?.files ?? [])], "all");
    };
  });
}

function keptPhotos(): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("phone", 1);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("photos").objectStore("photos").get("all");
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = async () => {
        const photos: ArrayBuffer[] = await Promise.all(
          reading.result.map((file: File) => file.arrayBuffer()),
        );
        resolve(photos.map((bytes) => [...new Uint8Array(bytes)]));
      };
    };
  });
}

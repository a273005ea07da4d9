import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { prepared, usePhoneHouse } from "./support/phone-page.ts";
import type { Phone } from "./support/phone-script.ts";
import { photo, QUARTERS, seen } from "./support/quarters.ts";

const house = usePhoneHouse();

const cannotWorkAside = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "OffscreenCanvas");
  });

async function comesOutUpright(page: Page) {
  const outcome = prepared(await house.chooseOne(page, await photo(2400, 1800, { orientation: 6 })));
  expect(await seen(outcome.file)).toEqual({ size: [1600, 1200], quarters: QUARTERS });
  expect(await seen(outcome.thumbnail ?? "")).toEqual({ size: [320, 240], quarters: QUARTERS });
}

describe("Twenty photos at once", () => {
  /** Told apart by their widths. The first is large: were several prepared at once, the others would overtake it. */
  const WIDTHS = Array.from({ length: 20 }, (_, index) => 1600 - 20 * index);
  const twenty = () =>
    Promise.all(WIDTHS.map((width, index) => (index === 0 ? photo(6400, 4800) : photo(width, 1200))));
  const widths = (arrived: Phone["arrived"]) =>
    Promise.all(arrived.map(async ({ photo }) => (await seen(prepared(photo).file)).size[0]));

  test("are prepared in the order in which they were chosen, by one worker", async () => {
    const page = await house.open();
    expect(await widths(await house.choose(page, await twenty()))).toEqual(WIDTHS);
    expect(page.workers()).toHaveLength(1);
  });

  test("are prepared though the worker is killed in the middle", async () => {
    const page = await house.open({ patienceMs: 3000 });
    const addresses = (await twenty()).map((file) => house.offer(file));
    const done = page.evaluate((all) => globalThis.phone.take(all), addresses);
    await page.waitForFunction(() => globalThis.phone.arrived.length >= 2, null, { polling: 5 });
    const [worker] = page.workers();
    await worker?.evaluate(() => globalThis.close());
    await done;
    const arrived = await page.evaluate(() => globalThis.phone.arrived);
    expect(await widths(arrived)).toEqual(WIDTHS);
    // Nothing tells a page that its worker died: one photo waited as long as the page has patience.
    expect(arrived.at(-1)?.afterMs).toBeGreaterThan(3000);
    expect(page.workers()[0]).not.toBe(worker);
  });
});

describe("Where the worker is of no use", () => {
  test("an old browser prepares on the page itself", async () => {
    const page = await house.open({ before: cannotWorkAside });
    await comesOutUpright(page);
    expect(page.workers()).toHaveLength(0);
  });

  test("a worker that cannot be loaded is done without", async () => {
    const before = (page: Page) => page.route("**/photo-worker.js", (route) => route.abort());
    await comesOutUpright(await house.open({ before }));
  });

  test("a photo that silences two workers is unreadable, and the next one is not", async () => {
    let started = 0;
    const silent = { contentType: "text/javascript", body: "onmessage = () => {}" };
    const before = (page: Page) =>
      page.route("**/photo-worker.js", (route) =>
        ++started <= 2 ? route.fulfill(silent) : route.continue(),
      );
    const page = await house.open({ patienceMs: 1000, before });
    const [first, second] = await house.choose(page, [await photo(640, 480), await photo(640, 480)]);
    expect(first?.photo).toMatchObject({ ok: false, code: "unreadable" });
    expect(second?.photo).toMatchObject({ ok: true });
    expect(started).toBe(3);
  });

  test("after closing, whatever still waits is answered", async () => {
    const page = await house.open();
    const addresses = [await photo(6000, 8000), await photo(640, 480)].map((file) => house.offer(file));
    const begun = page.waitForEvent("worker");
    const done = page.evaluate((all) => globalThis.phone.take(all), addresses);
    await begun;
    await page.evaluate(() => globalThis.phone.preparer.close());
    await done;
    const arrived = await page.evaluate(() => globalThis.phone.arrived.map(({ photo }) => photo));
    expect(arrived).toMatchObject([{ code: "unreadable" }, { code: "unreadable" }]);
    // The browser ends it a moment after it was told to.
    await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
  });
});

/** On the page itself, where the browser's way of decoding can be exchanged for another browser's. */
describe("Browsers differ", () => {
  const openWith = (change: () => void) =>
    house.open({
      before: async (page) => {
        await cannotWorkAside(page);
        await page.addInitScript(change);
      },
    });

  test("one that can shrink while it decodes never hands out the whole picture", async () => {
    const page = await openWith(() => {
      const decode = createImageBitmap;
      const createNoting = async (source: ImageBitmapSource, options?: ImageBitmapOptions) => {
        const bitmap = await decode(source, options);
        document.title = `${document.title} ${Math.max(bitmap.width, bitmap.height)}`;
        return bitmap;
      };
      Object.assign(globalThis, { createImageBitmap: createNoting });
    });
    await house.choose(page, [await photo(6000, 8000, { orientation: 6 }), await photo(14000, 2200)]);
    expect(await page.title()).toBe("Phone 1600 1600");
  });

  test("one that does not know the word for upright turns pictures all the same", async () => {
    const page = await openWith(() => {
      const decode = createImageBitmap;
      const createWithoutWord = async (source: ImageBitmapSource, options?: ImageBitmapOptions) => {
        if (options?.imageOrientation === "from-image") throw new TypeError("Not a valid value.");
        return decode(source, options);
      };
      Object.assign(globalThis, { createImageBitmap: createWithoutWord });
    });
    await comesOutUpright(page);
  });

  test("one that shrinks by the sides as they lie squeezes nothing", async () => {
    const page = await openWith(() => {
      const decode = createImageBitmap;
      const createSqueezed = (source: ImageBitmapSource, options: ImageBitmapOptions = {}) => {
        const { resizeWidth } = options;
        return decode(source, resizeWidth ? { ...options, resizeHeight: (resizeWidth * 4) / 3 } : options);
      };
      Object.assign(globalThis, { createImageBitmap: createSqueezed });
    });
    await comesOutUpright(page);
  });

  test("one that cannot shrink decodes the whole", async () => {
    const page = await openWith(() => {
      const decode = createImageBitmap;
      Object.assign(globalThis, { createImageBitmap: (source: ImageBitmapSource) => decode(source) });
    });
    await comesOutUpright(page);
  });
});

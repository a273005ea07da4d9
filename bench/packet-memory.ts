import { freePort } from "../dev/start/ports.ts";
import { ApiClient } from "../test/support/api-client.ts";
import { addOrganisation } from "../test/support/organisation.ts";
import { photoForm } from "../test/support/pictures.ts";
import { watchMemory } from "./packet-heap.ts";
import { openStage } from "./stage.ts";
import { type Figure, figure } from "./statistics.ts";

const PHOTOS = 100;
const MEGABYTE = 1024 * 1024;

/** The memory of the Worker's isolate while it makes a packet with a hundred photos: what Cloudflare's limit of 128 MB counts. */
export async function memoryOf(photo: Uint8Array): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const app = await stage.startApp();
    const { apiKey } = await addOrganisation(app.d1, "Bench");
    const api = new ApiClient(app.url, apiKey);
    const warm = await jobWith(api, photo, 2, "warm");
    const jobId = await jobWith(api, photo, PHOTOS, "many");
    // Anew, so that nothing is left of the uploads.
    await stage.stop(app);
    const inspectorPort = await freePort();
    const fresh = await stage.startApp({ inspectorPort });
    // One packet that is thrown away: code and fonts are in memory after it.
    await made(fresh.url, apiKey, warm);
    const watch = await watchMemory(inspectorPort);
    const before = watch.peak();
    const start = performance.now();
    const bytes = await made(fresh.url, apiKey, jobId);
    const took = performance.now() - start;
    await watch.end();
    const mb = (value: number) => [value / MEGABYTE];
    return [
      figure(`${PHOTOS} photos, the packet's file`, "MB", mb(bytes)),
      figure(`${PHOTOS} photos, the Worker's memory before`, "MB", mb(before)),
      figure(`${PHOTOS} photos, the Worker's memory at its peak`, "MB", mb(watch.peak()), { most: 100 }),
      figure(`${PHOTOS} photos, looks at the memory meanwhile`, "looks", [watch.looks()]),
      figure(`${PHOTOS} photos, until the packet was kept and sent`, "ms", [took]),
    ];
  } finally {
    await stage.close();
  }
}

async function jobWith(
  api: ApiClient,
  photo: Uint8Array,
  count: number,
  ticketNumber: string,
): Promise<string> {
  const json = {
    ...{ source: "bench", ticketNumber, title: "Rescreen the lanai", currency: "USD" },
    customer: { name: "Lakeside HOA", email: "ap@lakeside.example" },
    site: { line1: "842 Cypress Bend Dr", city: "Tampa" },
  };
  const { id } = (await api.call<{ id: string }>("POST", "/jobs", { json })).body;
  for (let index = 0; index < count; index++) {
    const own = photo.slice();
    // Another file each time, as far as its SHA-256 goes.
    own.set(new TextEncoder().encode(`${ticketNumber} ${index}`), own.length - 20);
    const file = new Blob([own], { type: "image/jpeg" });
    const form = photoForm(file, index % 2 === 0 ? "before" : "after", `photo-${index}`);
    const said = await api.call("POST", `/jobs/${id}/photos`, { form });
    if (said.status !== 201) throw new Error(`a photo was answered with ${said.status}`);
  }
  return id;
}

async function made(url: string, key: string, jobId: string): Promise<number> {
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/api/v1/jobs/${jobId}/packet.pdf`, { headers });
  if (!answer.ok) throw new Error(`the packet was answered with ${answer.status}: ${await answer.text()}`);
  let length = 0;
  for await (const chunk of answer.body ?? []) length += chunk.length;
  return length;
}

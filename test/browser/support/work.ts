import type { Job } from "../../support/api-client.ts";
import { aSignature, photoForm, signatureForm } from "../../support/pictures.ts";
import { aShot } from "./camera.ts";
import type { DemoApp } from "./demo-app.ts";

/** A ticket whose title tells it apart from everything in the demo. */
function aTicket(title: string) {
  return {
    title,
    customer: { name: "Palm Court", email: `ap@${title.toLowerCase().replaceAll(/\W+/g, "-")}.example` },
    site: { line1: "14 Shore Road", city: "Tampa", region: "FL" },
    lineItems: [{ description: "Labour", quantity: "1.5", unitAmount: 9_000 }],
  };
}

/** A job that the crew has done, with the proof that the demo's rules ask for. */
export async function aCompletedJob({ api }: DemoApp, title: string): Promise<Job> {
  const { id } = await api.receive(aTicket(title));
  for (const to of ["accepted", "on_site"]) await api.move(id, to);
  for (const [index, label] of ["before", "before", "after", "after"].entries()) {
    const { buffer, mimeType } = await aShot(index);
    const file = new Blob([new Uint8Array(buffer)], { type: mimeType });
    await api.must("POST", `/jobs/${id}/photos`, { form: photoForm(file, label, `${id}-${index}`) });
  }
  const form = signatureForm(await aSignature(), "M. Ortiz");
  await api.must("POST", `/jobs/${id}/signature`, { form });
  return api.move(id, "completed");
}

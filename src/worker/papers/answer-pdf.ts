import { pdfHeaders } from "./pdf-headers.ts";

/** A kept paper out of the storage; null where it is not there. */
export async function storedPdf(
  env: Pick<Env, "FILES">,
  storageKey: string,
  fileName: string,
): Promise<Response | null> {
  const object = await env.FILES.get(storageKey);
  return object && new Response(object.body, { headers: pdfHeaders(fileName, object.size) });
}

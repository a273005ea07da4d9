export type Route = { method: string; path: string };

/** Every route that the app knows, as the app itself lists them. */
export async function allRoutes(): Promise<Route[]> {
  const place = new URL("../../src/worker/http/app.ts", import.meta.url).href;
  const { createApp } = (await import(/* @vite-ignore */ place)) as { createApp: () => { routes: Route[] } };
  return createApp().routes.filter(({ method }) => method !== "ALL");
}

/** The app's Worker as it was built; bundle.ts says where it is. */
declare module "virtual:the-app" {
  type Context = { waitUntil(promise: Promise<unknown>): void };
  const app: { fetch(request: Request, env: object, context: Context): Response | Promise<Response> };
  export default app;
  export const JobObject: new (...given: never[]) => object;
}

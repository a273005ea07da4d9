import type { Organisation } from "./organisation.ts";

export type Said = { status: number; to: string | null; text: string };

/** An owner's browser without a browser: follows nothing, sends forms as pages do. */
export class Owner {
  private readonly url: string;
  private readonly cookie: string;

  constructor(url: string, organisation: Organisation) {
    this.url = url;
    this.cookie = organisation.members.owner.cookie;
  }

  async get(path: string): Promise<Said> {
    return this.ask(path, {});
  }

  async post(path: string, fields: Record<string, string> = {}): Promise<Said> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  private async ask(path: string, init: RequestInit): Promise<Said> {
    const headers = { Cookie: this.cookie, Origin: this.url, Accept: "text/html" };
    const response = await fetch(new URL(path, this.url), { ...init, headers, redirect: "manual" });
    return { status: response.status, to: response.headers.get("location"), text: await response.text() };
  }
}

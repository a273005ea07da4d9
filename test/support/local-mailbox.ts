import { postJson, request } from "./http.ts";

export type Mail = { id: string; to: string[]; subject: string; text: string; createdAt: string };

/** The letters that the app has sent. */
export class LocalMailbox {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async mails(to?: string): Promise<Mail[]> {
    const query = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
    return (await request<{ data: Mail[] }>(`${this.url}/_local/emails${query}`)).body.data;
  }

  async order(fault: { fault: "error" | "timeout" | "commit_then_drop"; status?: number; times?: number }) {
    await postJson(`${this.url}/_local/faults`, fault);
  }
}

import type { Language } from "../../messages/language.ts";
import type { Role } from "../database/schema.ts";

/** Who is looking, as their session proved it. */
export type Viewer = {
  organisationId: string;
  memberId: string;
  name: string;
  role: Role;
  crew: string | null;
  /** Of the crew's screens: what the member chose, else the organisation's. */
  language: Language;
  organisation: {
    name: string;
    timeZone: string;
    currency: string;
    locale: string;
    /** Whether what is billed now moves no real money. */
    testMode: boolean;
    /** How often the organisation's records were written when the session was proved. */
    version: number;
  };
};

/** The program that calls, as its key proved it. */
export type ApiCaller = { organisationId: string; keyId: string; name: string };

export type AppEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** Set once a session was checked; a page or action without a role does not exist. */
    viewer: Viewer;
    /** Set once an API key was checked. */
    apiKey: ApiCaller;
  };
};

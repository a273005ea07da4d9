import type { CloseoutRules } from "../../jobs/vocabulary.ts";
import { PLAIN_PROFILE, type PortalProfile } from "../profile.ts";

/** How one manager or portal wants its jobs closed and billed, to copy into a portal of one's own. */
export type Starter = {
  id: string;
  name: string;
  /** What it is and what it is strict about, in a sentence or two. */
  about: string;
  rules: Partial<CloseoutRules>;
  profile: PortalProfile;
  sources: Source[];
};

/** Where the rules are from. `verified`: they were read there, in the manager's or the portal's own words. */
export type Source = { url: string; verified: boolean };

type Over = { [part in keyof PortalProfile]?: Part<PortalProfile[part]> };
type Part<Rules> = Rules extends readonly unknown[] | string | boolean | null ? Rules : Partial<Rules>;

/** The plain profile with what a manager says laid over it, part by part. */
export function profileWith({ packet, mail, amounts, invoice, deadline, ...rest }: Over): PortalProfile {
  return {
    ...PLAIN_PROFILE,
    ...rest,
    packet: { ...PLAIN_PROFILE.packet, ...packet },
    mail: { ...PLAIN_PROFILE.mail, ...mail },
    amounts: { ...PLAIN_PROFILE.amounts, ...amounts },
    invoice: { ...PLAIN_PROFILE.invoice, ...invoice },
    deadline: { ...PLAIN_PROFILE.deadline, ...deadline },
  };
}

/** A page whose words were read in 2026. */
export function readAt(url: string): Source {
  return { url, verified: true };
}

/** A page about it by others, or one that nobody has opened again: look before relying on it. */
export function toldAt(url: string): Source {
  return { url, verified: false };
}

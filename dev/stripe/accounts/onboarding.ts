import { letters, newId } from "../ids.ts";
import type { World } from "../world.ts";
import { withBank } from "./change.ts";
import { type Connected, findConnected } from "./find.ts";
import { type Book, bookOf, isLive } from "./modes.ts";
import { withState } from "./new-account.ts";
import type { Account, Onboarding, State } from "./records.ts";
import { missing } from "./requirements.ts";
import { saveAccount } from "./save.ts";

/** A form that is open, with the account that it is about. */
export interface OpenForm extends Connected {
  onboarding: Onboarding;
}

/** Where an account link leads: to a new form the first time, back to the platform when it is used or too old. */
export function followLink(world: World, token: string): string | undefined {
  const place = world.objects.byToken(token);
  const link = place && world.objects.find(place.account, "account_link", place.id);
  if (place === undefined || link === undefined) return undefined;
  const now = world.clock.seconds();
  const connected = findConnected(world, bookOf(link.account, isLive(place.account)));
  if (link.used || link.expires_at <= now || connected === undefined) return link.refresh_url;
  const { account, refresh_url, return_url } = link;
  const onboarding: Onboarding = {
    id: newId("onb"),
    object: "onboarding",
    created: now,
    account,
    refresh_url,
    return_url,
    token: letters(32),
  };
  world.database.transaction(() => {
    world.objects.save(place.account, { ...link, used: true });
    world.objects.insert(place.account, "onboarding", onboarding);
  });
  return `/setup/e/${account}/${onboarding.token}`;
}

export function openForm(world: World, token: string): OpenForm | undefined {
  const place = world.objects.byToken(token);
  const onboarding = place && world.objects.find(place.account, "onboarding", place.id);
  if (place === undefined || onboarding === undefined) return undefined;
  const connected = findConnected(world, bookOf(onboarding.account, isLive(place.account)));
  return connected && { ...connected, onboarding };
}

/** Keeps what was typed; what is thereby known is no longer due. */
export function keepForm(
  world: World,
  { platform, account }: Connected,
  typed: Record<string, string>,
): void {
  const form = { ...account.form, ...typed };
  save(world, platform, account, withState(withAnswers(account, form), account.state, world.clock.seconds()));
}

/** The account's owner says that this is all. Returns what is still missing instead, if anything is. */
export function submitForm(world: World, { platform, account }: Connected, outcome: State): string[] {
  const left = missing(account);
  if (left.length === 0) save(world, platform, account, withState(account, outcome, world.clock.seconds()));
  return left;
}

function save(world: World, platform: Book, before: Account, after: Account): void {
  const scope = { world, account: platform, request: null };
  world.database.transaction(() => saveAccount(scope, platform, before, after));
  world.courier.wake();
}

function withAnswers(account: Account, form: Record<string, string>): Account {
  const text = (name: string) => form[name] || null;
  const individual = form.business_type === "individual";
  const number = form["external_account.number"] ?? "";
  const profile = account.business_profile;
  return {
    ...account,
    business_type: text("business_type") ?? account.business_type ?? null,
    ...(profile && {
      business_profile: {
        ...profile,
        mcc: text("business_profile.mcc") ?? profile.mcc,
        name: profile.name ?? text("company.name"),
        url: text("business_profile.url") ?? profile.url,
      },
    }),
    ...(!individual && text("company.name") && { company: companyOf(form) }),
    ...(number !== "" && {
      external_accounts: withBank(account, {
        last4: number.slice(-4),
        routing: text("external_account.routing"),
      }),
    }),
    form,
    given: [...new Set([...account.given, ...namesOf(form, individual)])],
  };
}

function companyOf(form: Record<string, string>): NonNullable<Account["company"]> {
  return {
    name: form["company.name"] ?? null,
    phone: form["company.phone"] ?? null,
    tax_id_provided: (form["company.tax_id"] ?? "") !== "",
  };
}

/** The requirements that the answers meet. One person is the whole business, or speaks for it. */
function namesOf(form: Record<string, string>, individual: boolean): string[] {
  return Object.entries(form).flatMap(([name, value]) => {
    if (value === "") return [];
    if (name === "external_account.number") return ["external_account"];
    if (name === "terms") return ["tos_acceptance.date", "tos_acceptance.ip"];
    if (name === "owner") return ["owners.first_name", "owners.last_name"];
    return individual ? [name, name.replace(/^representative\./, "individual.")] : [name];
  });
}

import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { Language } from "../../messages/language.ts";

const loaded: { [language in Language]?: CrewMessages } = {};

/** The words of one language: a phone fetches no other. */
export async function loadMessages(language: Language): Promise<CrewMessages> {
  loaded[language] ??=
    language === "es"
      ? (await import("../../messages/crew/es.ts")).es
      : (await import("../../messages/crew/en.ts")).en;
  return loaded[language];
}

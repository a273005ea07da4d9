import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every word of the crew's screens; the English file says which there are. */
export type CrewMessages = typeof en;

const MESSAGES: { [language in Language]: CrewMessages } = { en, es };

export function crewMessages(language: Language): CrewMessages {
  return MESSAGES[language];
}

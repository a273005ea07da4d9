import type { script as english } from "./script-en.ts";

export const script: typeof english = {
  discardForGood: "¿Quitar esto para siempre? La oficina no lo verá nunca.",
  notTaken: (what, when) => `Hecho en el lugar, pero no aceptado: ${what} (${when})`,
  writeNameFirst: "Primero escribe el nombre.",
  padMissing:
    "No hay señal y el panel de firma aún no está en este teléfono. Ábrelo de nuevo cuando haya señal.",
  signFirst: "Firma en la línea o usa el nombre escrito.",
};

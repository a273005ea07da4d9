import type { script as english } from "./script-en.ts";

export const script: typeof english = {
  discardForGood: "¿Quitar esto para siempre? La oficina no lo verá nunca.",
  notTaken: (what, when) => `Hecho en el lugar, pero no aceptado: ${what} (${when})`,
  writeNameFirst: "Falta escribir el nombre.",
  padMissing:
    "No hay señal y el panel de firma aún no está en este teléfono. Abrir de nuevo cuando haya señal.",
  signFirst: "Falta firmar en la línea o usar el nombre escrito.",
};

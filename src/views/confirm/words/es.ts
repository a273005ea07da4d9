import type { AskWords } from "./en.ts";

export const es: AskWords = {
  language: "es",
  photo: { before: "Antes", during: "Durante", after: "Después", other: "Otra" },
  photoOf: (label, nth) => `${label}, foto ${nth} del trabajo`,
  licence: (number) => `licencia ${number}`,
  order: (number) => `orden de trabajo ${number}`,
  wrong: "¿Algo no está bien?",
  tellUs: "Escríbanos",
  orCall: "o llame al",
  answerLetter: "¿Algo no está bien? Responda a este correo",
  name: "Su nombre",
  noName: "Escriba su nombre.",
  tooLong: (letters) => `${letters} letras como máximo.`,
  notKept: "No se pudo guardar en este momento. Vuelva a pulsar en un minuto.",
  onAt: (date, time) => `${date}, ${time}`,

  confirm: {
    title: (vendor) => `Confirme el trabajo de ${vendor}`,
    subject: (work, place) => `Por favor confirme: ${work}, ${place}`,
    heading: {
      open: "Por favor, confirme el trabajo",
      confirmed: "Gracias",
      cancelled: "Nada que confirmar",
    },
    opening: (vendor, work, place) =>
      `${vendor} informa de que el trabajo “${work}” en ${place} está terminado.`,
    letter: "Las fotos están en la página detrás del botón. Confirmar allí vale como su firma.",
    open: "Ver y confirmar",
    statement: (work, place) => `Confirmo que se hizo el trabajo “${work}” en ${place}.`,
    changed: "La descripción del trabajo ha cambiado. Léala y vuelva a pulsar.",
    role: "Su papel, por ejemplo inquilino o propietario (opcional)",
    button: "Confirmar el trabajo",
    done: (name, moment) => `Confirmado por ${name} el ${moment}.`,
    doneByNobody: (moment) => `Confirmado el ${moment}.`,
    next: (vendor) => `${vendor} tiene su confirmación. No tiene que hacer nada más.`,
    cancelled: "Este trabajo se canceló; no hay nada que confirmar.",
    text: (work, place) => `por favor confirme el trabajo "${work}" en ${place}:`,
  },

  more: {
    title: (vendor) => `Aprobación solicitada por ${vendor}`,
    subject: (amount, before, work) => `Se necesita aprobación: ${amount} en vez de ${before} para ${work}`,
    heading: {
      open: "Se necesita su aprobación",
      answered: "Respondido",
      overtaken: "Ya está aprobado",
      cancelled: "Nada que responder",
    },
    opening: (vendor, work, place) =>
      `${vendor} está trabajando en “${work}” en ${place} y pide superar el importe aprobado.`,
    instead: (before) => `en vez de ${before} aprobados hasta ahora`,
    reason: "Por qué",
    asked: (who, moment) => `${who}, ${moment}`,
    letter:
      "Las fotos están en la página detrás del botón. Sin su respuesta no se hace nada por encima del importe aprobado.",
    open: "Ver y responder",
    note: "Nota (opcional)",
    approve: (amount) => `Aprobar hasta ${amount}`,
    decline: "Rechazar",
    choose: "Pulse uno de los dos botones.",
    approved: (amount) => `Aprobado hasta ${amount}.`,
    declined: (amount) => `${amount} fue rechazado.`,
    stays: (before) => `El importe aprobado sigue siendo ${before}.`,
    answer: (words, who, moment) => `“${words}” (${who}, ${moment})`,
    next: (vendor) => `${vendor} tiene esta respuesta por escrito. No tiene que hacer nada más.`,
    overtaken: (limit) => `Ya está aprobado hasta ${limit}; no hay nada que responder.`,
    cancelled: "Este trabajo se canceló; no hay nada que responder.",
    text: (amount, before, work) =>
      `se necesita su aprobación, ${amount} en vez de ${before} para "${work}":`,
  },
};

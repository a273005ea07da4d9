import type { today as words } from "./today-en.ts";

/** The words of the Today page, without tú or usted like the rest. */
export const today: typeof words = {
  title: "Hoy",
  returned: "Por corregir",
  now: "En marcha",
  open: "Por hacer",
  later: "Próximos",
  done: (count) => `Terminados hoy: ${count}`,

  doneAt: (time) => `Terminado a las ${time}`,
  wasPlannedFor: (date) => `Era para el ${date}`,
  away: (distance) => `A ${distance}`,
  showHowFar: "Mostrar distancia",

  changes: {
    new: "Nuevo para ti",
    returned: "Devuelto",
    held: "En pausa",
    resumed: "Se reanuda",
    time: "Nuevo horario",
    site: "Nueva dirección",
    crew: "Cambió el equipo",
    title: "Nuevo título",
    description: "Nueva descripción",
    more_approved: "Más trabajo aprobado",
    more_declined: "Más trabajo rechazado",
    cancelled: "Dicen que está cancelado",
    limit: "Nuevo monto máximo",
    lines: "Cambió el trabajo",
    note: "Nota nueva",
    contact: "Nuevo contacto",
    confirmed: "El cliente confirmó",
  },

  toSend: (count) => `${count} por enviar`,
  willBeSent: "Se enviará",
  needsYou: (count) => (count === 1 ? "1 no se envió" : `${count} no se enviaron`),
  stuck: (job, count) =>
    count === 1 ? `${job}: 1 cosa no se pudo enviar.` : `${job}: ${count} cosas no se pudieron enviar.`,
  lookAtIt: "Ver",

  nothing: "Nada por hacer ahora.",
  nothingForCrew: "Aquí aparece un trabajo en cuanto la oficina lo asigna.",
  nothingForOffice: "Aquí solo están los trabajos propios. La oficina los tiene todos.",

  language: "Idioma",
  office: "Oficina",
  signOut: "Cerrar sesión",
  install: {
    title: "Closeout en la pantalla de inicio",
    why: "Abre sin señal, y el teléfono guarda lo hecho.",
    now: "Instalar",
    ios: "Compartir, luego Agregar a inicio.",
    close: "Ahora no",
  },
  leave: {
    title: "¿Cerrar sesión?",
    unsent: (count, name) =>
      count === 1
        ? `1 cosa aún no se ha enviado. Se queda en este teléfono y se envía cuando ${name} vuelva a iniciar sesión aquí.`
        : `${count} cosas aún no se han enviado. Se quedan en este teléfono y se envían cuando ${name} vuelva a iniciar sesión aquí.`,
    stay: "Seguir aquí",
    go: "Cerrar sesión",
  },
};

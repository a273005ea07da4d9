import type { TicketField } from "../vocabulary.ts";

/**
 * What portals and offices call their columns, in English and in Spanish, as `plainHeader` leaves it. The first ones are the surest: of
 * two columns that could be the same field, the one whose name stands further to the front is it.
 */
export const HEADER_WORDS: { [field in TicketField]: string } = {
  ticketNumber:
    "work order number|wo number|work order id|work order|workorder number|workorder id|workorder|wo id|wo|ticket number|ticket id|ticket|meld number|meld id|meld|service request number|service request id|service request|sr number|work request number|work request|job number|job id|request number|request id|order number|order id|order|case number|call number|dispatch number|tracking number|reference number|reference|ref number|ref|number de orden de trabajo|orden de trabajo|number de orden|number de ot|ot|number de ticket|number de solicitud|solicitud|orden|folio|referencia|number|id",
  purchaseOrder:
    "purchase order number|purchase order|po number|po|p o number|p o|po id|customer po|number de orden de compra|orden de compra|oc",
  title:
    "title|work order title|job title|summary|subject|short description|brief description|issue|problem|service type|work type|job type|service|category|trade|titulo|asunto|resumen|problema|tipo de servicio|tipo de trabajo|servicio|trabajo|categoria",
  description:
    "description|work order description|job description|work description|service description|problem description|issue description|full description|description of work|scope of work|scope|work requested|details|job details|service details|instructions|special instructions|notes|job notes|comments|message|descripcion del trabajo|descripcion del problema|descripcion|alcance|detalles|detalle|instrucciones|notas|comentarios|observaciones",
  customerName:
    "customer name|customer|client name|client|bill to name|bill to|billing name|property manager name|property manager|management company|manager name|manager|company name|company|account name|account|owner name|owner|landlord|nombre del cliente|cliente|facturar a|administradora|administrador|empresa|propietario|dueno",
  customerEmail:
    "customer email|client email|bill to email|billing email|invoice email|ap email|manager email|property manager email|owner email|contact email|email address|email|e mail|correo electronico del cliente|correo del cliente|email del cliente|correo electronico|correo",
  customerPhone:
    "customer phone|customer phone number|client phone|bill to phone|billing phone|manager phone|property manager phone|owner phone|contact phone|contact number|phone number|phone|telephone|mobile|cell|telefono del cliente|telefono|celular|movil",
  customerId:
    "customer id|customer number|customer code|client id|client number|client code|account number|account id|id del cliente|number de cliente|codigo de cliente|clave del cliente",
  siteLine1:
    "property address|site address|service address|job address|work address|location address|property street|site street|street address|address line 1|address 1|address1|address|street|property location|service location|job site|jobsite|property name|property|location|site|direccion de la propiedad|direccion del servicio|direccion del trabajo|direccion|domicilio|calle y number|calle|propiedad|inmueble|ubicacion",
  siteLine2:
    "unit number|unit|unit name|unit id|property unit|apartment number|apartment|apt number|apt|suite|address line 2|address 2|address2|building unit|space|lot|unidad|departamento|depto|apartamento|apto|piso|interior|local",
  siteCity:
    "property city|site city|service city|job city|location city|city|town|suburb|locality|ciudad|municipio|poblacion|localidad",
  siteRegion:
    "property state|site state|service state|job state|location state|state province|state|province|region|st|provincia|entidad federativa|entidad|comunidad autonoma",
  sitePostalCode:
    "property zip|property zip code|site zip|site zip code|service zip|location zip|zip code|zipcode|zip|postal code|postalcode|postcode|post code|codigo postal|cp|c p",
  dueOn:
    "due date|date due|due on|due by|due|complete by|completion due|completion due date|needed by|required by|required date|target date|target completion date|must complete by|deadline|fecha limite|fecha de vencimiento|vencimiento|vence|fecha de entrega|fecha compromiso|entregar antes de",
  notToExceed:
    "not to exceed amount|not to exceed|nte amount|nte|nte limit|max amount|maximum amount|spending limit|spend limit|maintenance limit|authorized amount|authorised amount|approved amount|budget|limit|monto maximo|importe maximo|no exceder de|no exceder|monto autorizado|limite|presupuesto|tope",
  lineDescription:
    "line description|line item description|line item|item description|item name|item|product service|product|task description|task|descripcion de la linea|descripcion del concepto|concepto|partida|articulo|producto",
  lineQuantity: "line quantity|item quantity|quantity|qty|hours|units|cantidad|cant|horas|unidades",
  lineAmount:
    "unit price|unit cost|unit rate|unit amount|price each|line price|item price|line amount|item amount|price|rate|amount|cost|precio unitario|precio|tarifa|importe|monto|costo",
};

/** Columns about somebody who is not billed, and what happened already: their names hold words of the above, and are no field. */
export const OTHER_PEOPLE =
  /\b(tenant|resident|occupant|renter|vendor|technician|tech|crew|assignee|assigned|created|requested|submitted|entered|inquilino|residente|arrendatario|ocupante|proveedor|tecnico|asignado|creado)\b/;

/** A header as it is compared: small letters without marks, words apart, `#`, `No.` and `número` as one word. */
export function plainHeader(header: string): string {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/#|\bno\.|\bn[º°]|\bnumero\b|\bnum\b\.?|\bnbr\b/g, " number ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

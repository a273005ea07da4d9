import type { TicketField } from "../vocabulary.ts";

/** What a column can be, in the words of the screen. */
export const FIELD_NAME: { [field in TicketField]: string } = {
  ticketNumber: "Ticket number",
  purchaseOrder: "Purchase order",
  title: "Title",
  description: "Description",
  customerName: "Customer name",
  customerEmail: "Customer e-mail",
  customerPhone: "Customer phone",
  customerId: "Customer number",
  siteLine1: "Street and number",
  siteLine2: "Unit",
  siteCity: "City",
  siteRegion: "State or region",
  sitePostalCode: "Postal code",
  dueOn: "Due date",
  notToExceed: "Not to exceed",
  lineDescription: "Line description",
  lineQuantity: "Line quantity",
  lineAmount: "Line price, each",
};

/** The fields by which several rows of one ticket are its lines. */
export const LINE_FIELDS = ["lineDescription", "lineQuantity", "lineAmount"] as const;

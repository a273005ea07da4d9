import { route } from "../http/routes.ts";
import { addLines } from "../invoices/add-lines.ts";
import { attachPayment } from "../invoices/attach-payment.ts";
import { createInvoice } from "../invoices/create.ts";
import { deleteInvoice } from "../invoices/delete.ts";
import { finalizeInvoice } from "../invoices/finalize.ts";
import { markUncollectible } from "../invoices/mark-uncollectible.ts";
import { payInvoice } from "../invoices/pay.ts";
import { listInvoices, listLines, retrieveInvoice } from "../invoices/read.ts";
import { removeLines } from "../invoices/remove-lines.ts";
import { sendInvoice } from "../invoices/send.ts";
import { updateInvoice } from "../invoices/update.ts";
import { updateLineItem, updateLines } from "../invoices/update-lines.ts";
import { voidInvoice } from "../invoices/void.ts";

const one = "/v1/invoices/:id";

export const invoiceRoutes = [
  route("post", "/v1/invoices", "invoices.create", createInvoice),
  route("get", "/v1/invoices", "invoices.list", listInvoices),
  route("get", one, "invoices.retrieve", retrieveInvoice),
  route("post", one, "invoices.update", updateInvoice),
  route("delete", one, "invoices.del", deleteInvoice),
  route("post", `${one}/add_lines`, "invoices.addLines", addLines),
  route("post", `${one}/update_lines`, "invoices.updateLines", updateLines),
  route("post", `${one}/remove_lines`, "invoices.removeLines", removeLines),
  route("get", `${one}/lines`, "invoices.listLineItems", listLines),
  route("post", `${one}/lines/:line`, "invoices.updateLineItem", updateLineItem),
  route("post", `${one}/finalize`, "invoices.finalizeInvoice", finalizeInvoice),
  route("post", `${one}/send`, "invoices.sendInvoice", sendInvoice),
  route("post", `${one}/void`, "invoices.voidInvoice", voidInvoice),
  route("post", `${one}/mark_uncollectible`, "invoices.markUncollectible", markUncollectible),
  route("post", `${one}/pay`, "invoices.pay", payInvoice),
  route("post", `${one}/attach_payment`, "invoices.attachPayment", attachPayment),
];

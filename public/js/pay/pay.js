/*
 * The customer's page: opens Stripe's form where the button is, and looks again where the news of a payment is not there yet. Without
 * this script, or if Stripe's does not come, the button leads to Stripe's own page.
 */

import { leaveNoTrace } from "./address.js";
import { loadStripe } from "./load-stripe.js";
import { lookAgain } from "./look-again.js";
import { Payment } from "./payment.js";

leaveNoTrace();

const place = document.getElementById("paying");
if (place?.dataset.script) begin(place);
const early = document.getElementById("look-again");
if (early) lookAgain(early);

function begin(section) {
  const payment = new Payment(section, loadStripe(section.dataset.script));
  const link = document.getElementById("pay-link");
  link.setAttribute("aria-controls", "pay-form");
  link.addEventListener("click", (event) => {
    // A new tab, a new window: as with every other link.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    payment.open();
  });
  const other = document.getElementById("pay-other");
  if (!other) return;
  other.hidden = false;
  other.addEventListener("submit", (event) => {
    event.preventDefault();
    payment.open(document.getElementById("pay-amount").value);
  });
}

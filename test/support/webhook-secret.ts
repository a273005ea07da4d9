import { DatabaseSync } from "node:sqlite";

/** The secret of an organisation's own webhook, as the local Stripe's books in this folder hold it. */
export function webhookSecretOf(folder: string, organisationId: string): string {
  const file = new DatabaseSync(`${folder}/stripe.sqlite`, { readOnly: true });
  try {
    const found = file
      .prepare("SELECT body FROM objects WHERE kind = 'webhook_endpoint' AND body LIKE ? LIMIT 1")
      .get(`%/webhooks/stripe/${organisationId}%`);
    return String(JSON.parse(String(found?.body)).secret);
  } finally {
    file.close();
  }
}

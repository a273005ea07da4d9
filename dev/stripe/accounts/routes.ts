import { route } from "../http/routes.ts";
import { listApplicationFees } from "./application-fees.ts";
import { createAccount } from "./create.ts";
import { createAccountLink } from "./links.ts";
import { listAccounts, retrieveAccount, retrieveOwn } from "./read.ts";
import { updateAccount } from "./update.ts";

export const accountRoutes = [
  route("get", "/v1/account", "accounts.retrieveCurrent", retrieveOwn),
  route("post", "/v1/accounts", "accounts.create", createAccount),
  route("get", "/v1/accounts", "accounts.list", listAccounts),
  route("get", "/v1/accounts/:id", "accounts.retrieve", retrieveAccount),
  route("post", "/v1/accounts/:id", "accounts.update", updateAccount),
  route("post", "/v1/account_links", "accountLinks.create", createAccountLink),
  route("get", "/v1/application_fees", "applicationFees.list", listApplicationFees),
];

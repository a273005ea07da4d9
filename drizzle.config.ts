import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./src/worker/database/schema/*.ts",
  out: "./migrations",
});

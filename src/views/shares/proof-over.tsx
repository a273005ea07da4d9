import type { FC } from "hono/jsx";
import { momentIn } from "../../worker/shares/manifest.ts";
import type { SharedProof } from "../../worker/shares/shared-proof.ts";
import { Document } from "../layout/document.tsx";
import { ProofClosing, ProofHead } from "./proof-frame.tsx";

/** A link that opens nothing any more, and whom to ask. It tells nothing of the job. */
export const ProofOver: FC<{ proof: SharedProof }> = ({ proof }) => {
  const { organisation, share } = proof;
  const { revokedAt, expiresAt } = share;
  const heading = revokedAt === null ? "This link has ended" : "This link was withdrawn";
  const words =
    revokedAt === null && expiresAt !== null
      ? `This link ended on ${momentIn(organisation, expiresAt)}; ask ${organisation.name} for a new one.`
      : `${organisation.name} has withdrawn this link. Ask there for a new one.`;
  return (
    <Document title={heading} styles={["letter", "proof"]} bodyClass="letter proof">
      <ProofHead organisation={organisation} />
      <main>
        <h1 class="asked">{heading}</h1>
        <p>{words}</p>
        <ProofClosing organisation={organisation} />
      </main>
    </Document>
  );
};

/** What a packet is saved as: letters that every system takes. */
export function packetName(ticketNumber: string | null, revision: number): string {
  const number = (ticketNumber ?? "").replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return [number || "job", "proof", `r${revision}`].join("-").concat(".pdf");
}

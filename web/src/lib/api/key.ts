/** A key for a request that may be sent again. */
export function newKey(): string {
  // Only where the page came by HTTPS or from this machine.
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

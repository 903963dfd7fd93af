/// Digits as people type them, in the script of their keyboard.

/** The same text with the digits that machines read. */
export function plainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/// Puts values and plural forms into messages.

/** A text with `{names}`, or one for each plural form of the language; `count` decides. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Values = Record<string, string | number>;

const rules = new Map<string, Intl.PluralRules>();

export function render(message: Message, tag: string, values: Values = {}): string {
  let text: string | undefined;
  if (typeof message === 'string') text = message;
  else {
    let rule = rules.get(tag);
    if (!rule) rules.set(tag, (rule = new Intl.PluralRules(tag)));
    text = message[rule.select(Number(values.count ?? 0))] ?? message.other;
  }
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : value;
  });
}

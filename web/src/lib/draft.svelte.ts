/// What somebody typed, kept for this tab: a reload, a crash or an expired session loses nothing.

/** A reactive value that is written to the tab's storage whenever it changes. */
export class Draft<T extends object> {
  value = $state() as T;
  private readonly key: string;
  private readonly empty: () => T;

  constructor(name: string, empty: () => T) {
    this.key = `depannini.draft.${name}`;
    this.empty = empty;
    this.value = { ...empty(), ...read<T>(this.key) };
    $effect.root(() => {
      $effect(() => write(this.key, $state.snapshot(this.value)));
    });
  }

  clear(): void {
    this.value = this.empty();
  }
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or closed storage costs the reload's comfort, nothing else.
  }
}

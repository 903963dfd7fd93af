/// Short notices that go by themselves; errors stay until they are read.
export interface Toast {
  id: number;
  kind: 'info' | 'good' | 'bad';
  text: string;
}

class Toasts {
  list = $state<Toast[]>([]);
  private next = 1;

  say(text: string, kind: Toast['kind'] = 'info'): void {
    if (this.list.some((toast) => toast.text === text)) return;
    const id = this.next++;
    this.list.push({ id, kind, text });
    if (this.list.length > 3) this.list.shift();
    if (kind !== 'bad') setTimeout(() => this.drop(id), 6_000);
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();

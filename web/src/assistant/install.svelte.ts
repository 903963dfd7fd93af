/// Putting the page on the phone's own screen, where the browser offers it.

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

class Installer {
  private offered = $state.raw<InstallPrompt | null>(null);

  constructor() {
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.offered = event as InstallPrompt;
    });
    window.addEventListener('appinstalled', () => (this.offered = null));
  }

  get ready(): boolean {
    return this.offered !== null;
  }

  async install(): Promise<void> {
    await this.offered?.prompt().catch(() => undefined);
    this.offered = null;
  }
}

export const installer = new Installer();

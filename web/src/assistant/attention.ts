/// Calls somebody who looks at the road: a tone, a buzz, and the page's title.

class Attention {
  private sound: AudioContext | null = null;
  private title: string | null = null;

  constructor() {
    if (typeof document === 'undefined') return;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || this.title === null) return;
      document.title = this.title;
      this.title = null;
    });
  }

  /** Browsers let a page sound only after it was touched: called when that happens. */
  arm(): void {
    try {
      this.sound ??= new AudioContext();
      void this.sound.resume();
    } catch {
      // It stays silent, and still shows and buzzes.
    }
  }

  call(words: string): void {
    navigator.vibrate?.([200, 100, 200]);
    if (document.visibilityState !== 'visible') {
      this.title ??= document.title;
      document.title = words;
    }
    const sound = this.sound;
    if (!sound || sound.state !== 'running') return;
    for (const [start, pitch] of [[0, 660], [0.2, 880]] as const) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.15, sound.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + start + 0.18);
      tone.connect(volume).connect(sound.destination);
      tone.start(sound.currentTime + start);
      tone.stop(sound.currentTime + start + 0.2);
    }
  }
}

export const attention = new Attention();

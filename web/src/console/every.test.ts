import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '../lib/clock';
import { every } from './every';

const page = { visibilityState: 'visible' };

describe('reading again', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', page);
    page.visibilityState = 'visible';
    setClock({ now: '2026-11-21T10:00:00Z', rate: 1 }, 0);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('goes by the server\'s clock, but not without end', () => {
    const run = vi.fn();
    const stop = every(30_000, run);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(2);
    setClock({ now: '2026-11-21T10:00:00Z', rate: 60 }, 0);
    vi.advanceTimersByTime(30_000);
    expect(run).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(10_000);
    expect(run).toHaveBeenCalledTimes(5);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(5);
  });

  it('rests while nobody looks', () => {
    const run = vi.fn();
    every(30_000, run);
    page.visibilityState = 'hidden';
    vi.advanceTimersByTime(90_000);
    expect(run).not.toHaveBeenCalled();
    page.visibilityState = 'visible';
    vi.advanceTimersByTime(30_000);
    expect(run).toHaveBeenCalledTimes(1);
  });
});

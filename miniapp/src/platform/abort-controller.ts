/** Just enough of AbortController for react-query on WeChat, where the global does not exist. */
class Signal {
  aborted = false;
  private readonly listeners: Array<() => void> = [];

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const at = this.listeners.indexOf(listener);
    if (at >= 0) this.listeners.splice(at, 1);
  }

  fire(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const listener of this.listeners.slice()) listener();
  }
}

export class AbortController {
  readonly signal = new Signal();

  abort(): void {
    this.signal.fire();
  }
}

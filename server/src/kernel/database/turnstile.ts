/** Lets so many in at the same time; the others stand in line, first come first served, as long as they care to. */
export class Turnstile {
  #free: number;
  readonly #line = new Set<() => void>();

  constructor(room: number) {
    this.#free = room;
  }

  /** True once the caller is in, who has to `leave` then; false when `patience` milliseconds were not enough. */
  enter(patience: number): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const comeIn = (): void => {
        clearTimeout(late);
        resolve(true);
      };
      const late = setTimeout(() => {
        this.#line.delete(comeIn);
        resolve(false);
      }, patience);
      this.#line.add(comeIn);
    });
  }

  /** Makes room for the next in line. */
  leave(): void {
    const [next] = this.#line;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#line.delete(next);
    next();
  }
}

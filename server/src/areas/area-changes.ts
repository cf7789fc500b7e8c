import { Injectable } from '@nestjs/common';

/** Says within this process that the tree has changed, so that nobody goes on showing the old one. */
@Injectable()
export class AreaChanges {
  #count = 0;

  /** How often so far: what was read at another count is old. */
  get count(): number {
    return this.#count;
  }

  changed(): void {
    this.#count += 1;
  }
}

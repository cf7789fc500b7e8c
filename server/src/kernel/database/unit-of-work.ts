import { AsyncLocalStorage } from 'node:async_hooks';
import type { Catalog } from './catalog.js';
import { refusalFor, type Constraints } from './constraints.js';
import type { Engine } from './engine.js';
import { TxStatements } from './statements.js';
import type { Tx } from './tx.js';

/** After the first attempt. */
const RETRIES = 4;
/** No attempt begins after this many milliseconds, so that people have an answer within ten seconds whatever happens. */
const PATIENCE = 6_000;

/**
 * Guards against mistakes of ours that every test would show: it makes each promise of the process dearer, so
 * production goes without.
 */
const inside = process.env['NODE_ENV'] === 'production' ? null : new AsyncLocalStorage<{ open: boolean }>();

/** Whether the caller runs inside a unit of work that is still open; always false in production. */
export function insideUnitOfWork(): boolean {
  return inside?.getStore()?.open === true;
}

/**
 * One use-case, one transaction. The work may run again from the start when it loses a race, so it touches the
 * database through its `tx` and nothing else: no HTTP, no files, no outer variables.
 */
export class UnitOfWork {
  /** How often an attempt was thrown away and run again, since the start of the process. */
  retries = 0;

  constructor(
    private readonly engine: Engine,
    private readonly catalog: Catalog,
    private readonly constraints: Constraints,
  ) {}

  /**
   * Runs the work and commits it, or keeps nothing of it.
   * `patience`: milliseconds in which an attempt may begin; what can wait for another time has little of it.
   * Throws the work's own Refusal, the Refusal of a violated named constraint (see `refuseOn`), or the error.
   */
  async run<T>(work: (tx: Tx) => Promise<T>, patience = PATIENCE): Promise<T> {
    if (!inside) return this.#untilDone(work, patience);
    if (insideUnitOfWork()) throw new Error('units of work do not nest: hand the tx on');
    const unit = { open: true };
    try {
      return await inside.run(unit, () => this.#untilDone(work, patience));
    } finally {
      unit.open = false;
    }
  }

  async #untilDone<T>(work: (tx: Tx) => Promise<T>, patience: number): Promise<T> {
    const started = Date.now();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#once(work, patience - (Date.now() - started));
      } catch (error) {
        const again = this.engine.dialect.isRetryable(error) && attempt < RETRIES && Date.now() - started < patience;
        if (!again) throw refusalFor(error) ?? error;
        this.retries += 1;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
      }
    }
  }

  #once<T>(work: (tx: Tx) => Promise<T>, patience: number): Promise<T> {
    return this.engine.transaction(async (session) => {
      const tx = new TxStatements(this.catalog, this.constraints, this.engine.dialect, session);
      try {
        const result = await work(tx);
        if (tx.dead !== null) throw tx.dead; // the work caught the error, but there is nothing left to commit
        return result;
      } catch (error) {
        throw tx.dead ?? error;
      } finally {
        tx.end();
      }
    }, patience);
  }
}

import type { Catalog } from '../../src/kernel/database/catalog.js';
import { refusalFor, type Constraints } from '../../src/kernel/database/constraints.js';
import type { Engine } from '../../src/kernel/database/engine.js';
import { TxStatements } from '../../src/kernel/database/statements.js';
import { UnitOfWork as Sound } from '../../src/kernel/database/unit-of-work.js';
import type { Tx } from '../../src/kernel/database/tx.js';

export * from '../../src/kernel/database/unit-of-work.js';

const RETRIES = 4;

/**
 * Runs the work again without beginning again: a deadlock has thrown the transaction away, so every statement after
 * it is committed by itself; a lock time-out has not, so what was written before it is written twice.
 */
export class UnitOfWork extends Sound {
  override async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { engine, catalog, constraints } = this as unknown as { engine: Engine; catalog: Catalog; constraints: Constraints };
    return engine.transaction(async (session) => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await work(new TxStatements(catalog, constraints, engine.dialect, session));
        } catch (error) {
          if (!engine.dialect.isRetryable(error) || attempt === RETRIES) throw refusalFor(error) ?? error;
        }
      }
    });
  }
}

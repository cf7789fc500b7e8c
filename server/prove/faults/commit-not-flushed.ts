import * as sound from '../../src/kernel/database/engine.mysql.js';

export * from '../../src/kernel/database/engine.mysql.js';

/** The database keeps commits in its memory for up to a second, and readiness does not look. */
export class MysqlEngine extends sound.MysqlEngine {
  override durabilityProblems(): Promise<string[]> {
    return Promise.resolve([]);
  }
}

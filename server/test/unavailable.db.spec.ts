import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PoolExhausted, Silent } from '../src/kernel/database/dialect.mysql.js';
import type { DatabaseAddress } from '../src/kernel/database/address.js';
import { openDatabase } from '../src/kernel/database/open.js';
import { Account, account, Entry, tables } from './dialect.tables.js';
import { onEachEngine } from './engines.js';

/** Ends every connection to this database, as a restart of the server would, while our event loop stands still. */
function cutOff(address: DatabaseAddress): void {
  const program = `
    import mysql from 'mysql2/promise';
    const { host, port, user, password, database } = JSON.parse(process.argv[1]);
    const own = await mysql.createConnection({ host, port, user, password });
    const [rows] = await own.query('select id from information_schema.processlist where db = ?', [database]);
    for (const { id } of rows) await own.query('kill ' + id);
    await own.end();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(address)]);
  if (status !== 0) throw new Error(String(stderr));
}

onEachEngine(
  'a database that goes away',
  (engine) => {
    if (engine.name === 'sqlite') {
      it('is a file, and has no connections to lose', () => {});
      return;
    }

    it('costs nobody a read or a unit of work once it is back', async () => {
      await engine.database.warm();
      cutOff(engine.address); // without a turn of our event loop: the pool does not know yet that all are dead
      const read = engine.database.rows('select 1 as one');
      const units = [0, 1].map((i) => engine.uow.run((tx) => tx.insert(Account, account(`back${i}`))));
      expect(await read).toEqual([{ one: 1 }]);
      await Promise.all(units);
    });

    it('in the middle of a unit keeps nothing of it and is told as unavailable', async () => {
      let tell!: (id: number) => void;
      const told = new Promise<number>((resolve) => (tell = resolve));
      const unit = engine.uow.run(async (tx) => {
        await tx.insert(Account, account('cut'));
        tell((await tx.one<{ id: number }>('select connection_id() as id'))!.id);
        await sleep(60);
        await tx.insert(Account, account('cut2'));
      });
      await engine.database.rows(`kill ${Number(await told)}`);
      const error = await unit.catch((reason: unknown) => reason);
      expect(engine.database.isUnavailable(error)).toBe(true);
      expect(await engine.database.find(Account, "id like 'cut%'")).toEqual([]);
      await engine.uow.run((tx) => tx.insert(Account, account('after')));
    });

    it('goes on to be read while units of work have all the connections they may have', async () => {
      const holders = Promise.all(Array.from({ length: 4 }, () => engine.uow.run(() => sleep(150))));
      await sleep(20);
      const began = Date.now();
      expect(await engine.database.rows('select 1 as one')).toEqual([{ one: 1 }]);
      expect(Date.now() - began).toBeLessThan(100);
      await holders;
    });

    it('and has no room for one more unit in five seconds is told as unavailable, and recovers', async () => {
      const holders = Promise.all([0, 1].map(() => engine.uow.run(() => sleep(5_300))));
      await sleep(20);
      const unit = engine.uow.run(() => Promise.resolve(1)).catch((reason: unknown) => reason);
      const impatient = await engine.uow.run(() => Promise.resolve(1), 50).catch((reason: unknown) => reason);
      for (const error of [await unit, impatient]) {
        expect(error).toBeInstanceOf(PoolExhausted);
        expect(engine.database.isUnavailable(error)).toBe(true);
      }
      await holders;
      expect(await engine.uow.run(() => Promise.resolve(1))).toBe(1);
    });

    it('and says nothing any more is given up by whoever has people waiting', async () => {
      const open = await openDatabase({ address: engine.address, pool: 2, entities: [Account, Entry], migrations: [], silence: 150 });
      try {
        const read = await open.database.rows('select sleep(2)').catch((reason: unknown) => reason);
        const unit = await open.uow.run((tx) => tx.rows('select sleep(2)')).catch((reason: unknown) => reason);
        for (const error of [read, unit]) expect([error, open.database.isUnavailable(error)]).toEqual([expect.any(Silent), true]);
        expect(await open.database.rows('select 1 as one')).toEqual([{ one: 1 }]);
        await open.uow.run((tx) => tx.insert(Account, account('spoken')));
      } finally {
        await open.close();
      }
    });

    it('or was never there is told as unavailable', async () => {
      const nowhere = { kind: 'mariadb', host: '127.0.0.1', port: 1, user: 'x', password: '', database: 'x' } as const;
      const error = await openDatabase({ address: nowhere, pool: 1, entities: [], migrations: [] }).catch((reason: unknown) => reason);
      expect(engine.database.isUnavailable(error)).toBe(true);
    });
  },
  { own: { entities: [Account, Entry], tables }, pool: 3 },
);

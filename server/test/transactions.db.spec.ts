import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx } from '../src/kernel/index.js';
import { Account, account, Entry, entry, tables } from './dialect.tables.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';

const own = { entities: [Account, Entry], tables };

async function transfer(tx: Tx, from: string, to: string, amount: number): Promise<void> {
  const both = await tx.lockAll(Account, [from, to]);
  const source = both.find(({ id }) => id === from)!;
  if (source.balance < amount) return;
  await Promise.resolve(); // others get their turn between reading and writing
  await tx.change('update account set balance = ? where id = ?', [source.balance - amount, from]);
  await tx.change('update account set balance = balance + ? where id = ?', [amount, to]);
  await tx.insertKeyed(Entry, entry(from, -amount));
  await tx.insertKeyed(Entry, entry(to, amount));
}

onEachEngine('units of work', (engine) => {
  const balance = async (id: string): Promise<number> => (await engine.database.get(Account, id))!.balance;
  const make = (id: string, amount: number): Promise<void> => engine.uow.run((tx) => tx.insert(Account, account(id, { balance: amount })));

  it('two on one row come one after the other', async () => {
    await make('serial', 0);
    const results = await atOnce(engine, 20, (i) =>
      engine.uow.run(async (tx) => {
        const row = await tx.lock(Account, 'serial');
        await sleep(i % 3);
        return tx.update(Account, { balance: row!.balance + 1 }, 'id = ?', ['serial']);
      }),
    );
    expect(failures(results)).toEqual([]);
    expect(await balance('serial')).toBe(20);
  });

  it('keep nothing when the work throws', async () => {
    await make('kept', 10);
    await expect(
      engine.uow.run(async (tx) => {
        await transfer(tx, 'kept', 'kept', 5);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await balance('kept')).toBe(10);
    expect(await engine.database.find(Entry, 'account_id = ?', ['kept'])).toEqual([]);
  });

  it('are not seen from outside while they are half done', async () => {
    await make('half', 1);
    let halfDone!: () => void;
    let seen!: () => void;
    const isHalfDone = new Promise<void>((resolve) => (halfDone = resolve));
    const wasSeen = new Promise<void>((resolve) => (seen = resolve));
    const unit = engine.uow.run(async (tx) => {
      await tx.change('update account set balance = 2 where id = ?', ['half']);
      halfDone();
      await wasSeen;
    });
    await isHalfDone;
    const before = await balance('half').finally(seen);
    await unit;
    expect([before, await balance('half')]).toEqual([1, 2]);
  });

  it('are not seen from outside before they are finished, and no balance goes wrong among 64 clients', async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `p${i}`);
    for (const id of ids) await make(id, 100);
    const results = await atOnce(engine, 64, async (client) => {
      for (let round = 0; round < 6; round += 1) {
        const from = ids[(client + round) % 10]!;
        const to = ids[(client * 7 + round * 3 + 1) % 10]!;
        if (from !== to) await engine.uow.run((tx) => transfer(tx, from, to, 1 + (client % 5)));
        const seen = await engine.database.one<{ total: number }>("select sum(balance) as total from account where id like 'p%'");
        if (seen!.total !== 1000) throw new Error(`saw ${seen!.total}`);
      }
    });
    expect(failures(results)).toEqual([]);
    for (const id of ids) {
      const moved = await engine.database.one<{ moved: number | null }>('select sum(amount) as moved from entry where account_id = ?', [id]);
      expect(await balance(id)).toBe(100 + (moved!.moved ?? 0));
    }
  });

  it('do not nest', async () => {
    await expect(engine.uow.run(() => engine.uow.run(async () => 1))).rejects.toThrow('do not nest');
  });

  it('do not read past their own transaction, but may read again afterwards', async () => {
    await make('past', 1);
    await expect(engine.uow.run(() => engine.database.get(Account, 'past'))).rejects.toThrow('reading past');
    const answer = await engine.uow.run(async () => {
      const later = sleep(20).then(() => engine.database.get(Account, 'past'));
      return { later };
    });
    expect((await answer.later)?.balance).toBe(1);
  });

  it('refuse a statement that comes after the end', async () => {
    let leaked!: Tx;
    await engine.uow.run(async (tx) => {
      leaked = tx;
    });
    await expect(leaked.insert(Account, account('late'))).rejects.toThrow('this transaction is over');
    expect(await engine.database.get(Account, 'late')).toBeNull();
  });

  it('run again as a whole when they lose a race, and keep only the last attempt', async () => {
    await make('again', 0);
    let attempts = 0;
    await engine.uow.run(async (tx) => {
      attempts += 1;
      await tx.insertKeyed(Entry, entry('again', attempts));
      if (attempts < 3) throw lostRace(engine.name);
    });
    expect(attempts).toBe(3);
    expect((await engine.database.find(Entry, 'account_id = ?', ['again'])).map(({ amount }) => amount)).toEqual([3]);
  });

  it('give up after four more attempts', async () => {
    let attempts = 0;
    await expect(
      engine.uow.run(async () => {
        attempts += 1;
        throw lostRace(engine.name);
      }),
    ).rejects.toMatchObject({ message: 'lost' });
    expect(attempts).toBe(5);
  });
}, { own });

onEachEngine('locks of MariaDB', (engine) => {
  const onMariadb = (title: string, test: () => Promise<void>): void => {
    if (engine.name === 'mariadb') it(title, test);
  };
  if (engine.name === 'sqlite') it('are not there on SQLite: the unit of work is the only writer', () => {});

  onMariadb('a deadlock runs the loser again as a whole', async () => {
    await engine.uow.run(async (tx) => {
      await tx.insert(Account, account('a'));
      await tx.insert(Account, account('b'));
    });
    const before = engine.uow.retries;
    const add = (first: string, second: string): Promise<void> =>
      engine.uow.run(async (tx) => {
        await tx.change('update account set balance = balance + 1 where id = ?', [first]);
        await sleep(60);
        await tx.change('update account set balance = balance + 1 where id = ?', [second]);
      });
    const results = await atOnce(engine, 2, (i) => (i === 0 ? add('a', 'b') : add('b', 'a')));
    expect(failures(results)).toEqual([]);
    expect(engine.uow.retries).toBeGreaterThan(before);
    expect((await engine.database.find(Account, "id in ('a', 'b')")).map(({ balance }) => balance)).toEqual([2, 2]);
  });

  onMariadb('nothing is kept of a transaction that the database threw away, even if the work goes on', async () => {
    await engine.uow.run(async (tx) => {
      for (const id of ['d1', 'd2', 'witness']) await tx.insert(Account, account(id));
    });
    const stubborn = (first: string, second: string): Promise<void> =>
      engine.uow.run(async (tx) => {
        await tx.change('update account set balance = balance + 1 where id = ?', [first]);
        await sleep(60);
        try {
          await tx.change('update account set balance = balance + 1 where id = ?', [second]);
        } catch {
          // a feature that thinks it knows better
        }
        await tx.change("update account set note = concat(coalesce(note, ''), 'x') where id = 'witness'").catch(() => 0);
      });
    await atOnce(engine, 2, (i) => (i === 0 ? stubborn('d1', 'd2') : stubborn('d2', 'd1')));
    expect((await engine.database.get(Account, 'witness'))?.note).toBe('xx');
    expect((await engine.database.find(Account, "id in ('d1', 'd2')")).map(({ balance }) => balance)).toEqual([2, 2]);
  });

  onMariadb('a lock that does not come in time is tried again, and nothing of the first try stays', async () => {
    await engine.uow.run((tx) => tx.insert(Account, account('slow')));
    let attempts = 0;
    const holder = engine.uow.run(async (tx) => {
      await tx.lock(Account, 'slow');
      await sleep(3_600);
    });
    await sleep(50);
    await engine.uow.run(async (tx) => {
      attempts += 1;
      await tx.insertKeyed(Entry, entry('slow2', attempts)).catch(() => 0);
      await tx.lock(Account, 'slow');
    });
    await holder;
    expect(attempts).toBe(2);
  });

  onMariadb('every connection reads committed and waits three seconds', async () => {
    const results = await atOnce(engine, 10, () =>
      engine.database.one('select @@tx_isolation as isolation, @@innodb_lock_wait_timeout as wait, sleep(0.02) as s'),
    );
    expect(new Set(successes(results).map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ isolation: 'READ-COMMITTED', wait: 3, s: 0 })]),
    );
  });
}, { own });

function lostRace(engine: 'sqlite' | 'mariadb'): Error {
  return Object.assign(new Error('lost'), engine === 'sqlite' ? { code: 'SQLITE_BUSY' } : { errno: 1213 });
}

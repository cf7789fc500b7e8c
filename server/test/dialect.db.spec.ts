import { expect, it } from '@jest/globals';
import { Refusal, refuseOn, violatedConstraint } from '../src/kernel/index.js';
import { Account, account, Entry, entry, OPENED, tables } from './dialect.tables.js';
import { onEachEngine, type Engine } from './engines.js';

const own = { entities: [Account, Entry], tables };

/** The name of the constraint that the work runs into. */
async function violated(engine: Engine, work: Parameters<Engine['uow']['run']>[0]): Promise<string | null> {
  return engine.uow.run(work).then(
    () => null,
    (error: Error) => violatedConstraint(error) ?? violatedConstraint(error.cause) ?? String(error),
  );
}

onEachEngine('the tables of a migration', (engine) => {
  it('are what the entities say', async () => {
    const { upQueries } = await engine.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('name every constraint in their errors', async () => {
    await engine.uow.run((tx) => tx.insert(Account, account('one', { code: 'same' })));
    expect(await violated(engine, (tx) => tx.insert(Account, account('two', { code: 'same' })))).toBe('uq_account_code');
    expect(await violated(engine, (tx) => tx.insert(Account, account('one')))).toBe('pk_account');
    expect(await violated(engine, (tx) => tx.insert(Account, account('three', { balance: -1 })))).toBe('ck_account_balance');
    expect(await violated(engine, (tx) => tx.change('update account set balance = balance - 1 where id = ?', ['one']))).toBe('ck_account_balance');
    expect(await violated(engine, (tx) => tx.insertKeyed(Entry, entry('nobody', 1)))).toBe('fk_entry_account');
  });

  it('turn a registered constraint into its refusal, and leave the others alone', async () => {
    refuseOn({ uq_account_code: 'ID_TAKEN' });
    await engine.uow.run((tx) => tx.insert(Account, account('r1', { code: 'refused' })));
    await expect(engine.uow.run((tx) => tx.insert(Account, account('r2', { code: 'refused' })))).rejects.toMatchObject({ name: 'Refusal', code: 'ID_TAKEN' });
    await expect(engine.uow.run((tx) => tx.insert(Account, account('r3', { balance: -1 })))).rejects.not.toBeInstanceOf(Refusal);
  });

  it('tell ids and codes apart by case', async () => {
    await engine.uow.run(async (tx) => {
      await tx.insert(Account, account('case', { code: 'Token' }));
      await tx.insert(Account, account('CASE', { code: 'tOKEN' }));
    });
    expect((await engine.database.get(Account, 'CASE'))?.code).toBe('tOKEN');
    expect(await engine.database.find(Account, 'code = ?', ['TOKEN'])).toEqual([]);
    expect(await engine.database.find(Account, "code like ? escape '!'", ['tok%'])).toEqual([]);
  });
}, { own });

onEachEngine('rows', (engine) => {
  it('come back as they went in: milliseconds, midnight, emoji, JSON, nothing', async () => {
    const rows = [
      account('full', { ownerName: '张三🏮', note: "it's ¥5 \\ \"x\" 😀\n", tags: ['a', '中'], balance: 2_000_000_000, open: false, closedAt: new Date('2026-12-31T15:59:59.999Z') }),
      account('midnight', { openedAt: new Date('2026-11-23T00:00:00.000Z'), closedAt: new Date('2026-11-23T00:00:01.000Z') }),
    ];
    await engine.uow.run(async (tx) => {
      for (const row of rows) await tx.insert(Account, row);
    });
    for (const row of rows) expect(await engine.database.get(Account, row.id)).toEqual(row);
  });

  it('are the same text on both engines when read raw', async () => {
    await engine.uow.run((tx) => tx.insert(Account, account('raw', { openedAt: new Date('2026-11-23T00:00:00.000Z'), balance: 7 })));
    expect(
      await engine.database.one(
        "select opened_at, closed_at, `open`, owner_name, 'a' || 'b' as joined, count(*) as n, sum(balance) as total, avg(balance) as mean from account where id = ? group by id, opened_at, closed_at, `open`, owner_name",
        ['raw'],
      ),
    ).toEqual({ opened_at: '2026-11-23 00:00:00.000', closed_at: null, open: 1, owner_name: null, joined: 'ab', n: 1, total: 7, mean: 7 });
  });

  it('are found by an instant to the millisecond', async () => {
    await engine.uow.run((tx) => tx.insert(Account, account('instant', { openedAt: new Date('2030-01-01T00:00:00.005Z') })));
    const before = (at: string) => engine.database.find(Account, 'id = ? and opened_at < ?', ['instant', new Date(at)]);
    expect(await before('2030-01-01T00:00:00.005Z')).toHaveLength(0);
    expect(await before('2030-01-01T00:00:00.006Z')).toHaveLength(1);
  });

  it('get rising keys from the database', async () => {
    await engine.uow.run(async (tx) => {
      await tx.insert(Account, account('keys'));
      const first = await tx.insertKeyed(Entry, entry('keys', 1));
      const second = await tx.insertKeyed(Entry, entry('keys', 2, { latitude: 22.1834567891, reverses: first }));
      expect(second).toBeGreaterThan(first);
      expect(await tx.get(Entry, second)).toEqual({ id: second, ...entry('keys', 2, { latitude: 22.1834567891, reverses: first }) });
    });
  });

  it('count as affected when they match, also when nothing in them changes', async () => {
    await engine.uow.run(async (tx) => {
      await tx.insert(Account, account('affected', { balance: 5 }));
      expect(await tx.change('update account set balance = 5 where id = ?', ['affected'])).toBe(1);
      expect(await tx.change('update account set balance = balance - ? where id = ? and balance >= ?', [6, 'affected', 6])).toBe(0);
      expect(await tx.update(Account, { ownerName: '李四', closedAt: OPENED }, 'id = ? and `open` = ?', ['affected', true])).toBe(1);
      expect(await tx.get(Account, 'affected')).toMatchObject({ ownerName: '李四', closedAt: OPENED, balance: 5 });
    });
  });

  it('can be inserted if absent, and the transaction goes on after a conflict', async () => {
    await engine.uow.run(async (tx) => {
      expect(await tx.insertIfAbsent(Account, account('absent', { balance: 1 }))).toBe(true);
      expect(await tx.insertIfAbsent(Account, account('absent', { balance: 2 }))).toBe(false);
      expect(await tx.insertIfAbsent(Account, account('other', { code: 'c-absent' }))).toBe(false);
      await expect(tx.insertIfAbsent(Account, account('bad', { balance: -1 }))).rejects.toThrow('ck_account_balance');
      await tx.insert(Account, account('after'));
    });
    expect(await engine.database.get(Account, 'absent')).toMatchObject({ balance: 1 });
    expect(await engine.database.get(Account, 'after')).not.toBeNull();
    expect(await engine.database.get(Account, 'other')).toBeNull();
  });

  it('are locked in the order of their ids, each once', async () => {
    await engine.uow.run(async (tx) => {
      for (const id of ['l3', 'l1', 'l2']) await tx.insert(Account, account(id));
      expect((await tx.lockAll(Account, ['l3', 'l2', 'none', 'l1', 'l3'])).map(({ id }) => id)).toEqual(['l1', 'l2', 'l3']);
      expect(await tx.lockAll(Account, [])).toEqual([]);
      expect((await tx.lockWhere(Account, 'id like ? order by id desc limit 2', ['l_'])).map(({ id }) => id)).toEqual(['l3', 'l2']);
      expect(await tx.lock(Account, 'none')).toBeNull();
    });
  });
}, { own });

import { Check, Entity, ForeignKey, Index, type QueryRunner } from 'typeorm';
import { bool, code, createTable, day, double, id, instant, int, json, key, keyRef, line, ref, text } from '../migrations/columns.js';
import { Bool, Code, DayColumn, Double, Id, Instant, Int, Json, Key, KeyRef, Line, Ref, Text } from '../src/kernel/index.js';

/** Test-only tables that use everything a feature may use. */
@Entity('account')
@Index('uq_account_code', ['code'], { unique: true })
@Index('ix_account_balance', ['balance', 'id'])
@Check('ck_account_balance', 'balance >= 0')
export class Account {
  @Id() id: string;
  @Code(32) code: string;
  @Line(40, { nullable: true }) ownerName: string | null;
  @Int({ default: 0 }) balance: number;
  @Bool({ default: true }) open: boolean;
  @Text({ nullable: true }) note: string | null;
  @Json({ nullable: true }) tags: readonly string[] | null;
  @Instant() openedAt: Date;
  @Instant({ nullable: true }) closedAt: Date | null;
}

@Entity('entry')
@ForeignKey(() => Account, ['accountId'], ['id'], { name: 'fk_entry_account' })
export class Entry {
  @Key() id: number;
  @Ref() accountId: string;
  @Int() amount: number;
  @Code(16, { default: 'move' }) kind: string;
  @DayColumn() day: string;
  @Double({ nullable: true }) latitude: number | null;
  @KeyRef({ nullable: true }) reverses: number | null;
}

/** An entry with nothing special about it. */
export const entry = (accountId: string, amount: number, more: Partial<Entry> = {}): Omit<Entry, 'id'> => ({
  accountId,
  amount,
  kind: 'move',
  day: '2026-11-23',
  latitude: null,
  reverses: null,
  ...more,
});

export async function tables(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'account',
    [
      id(),
      code('code', 32),
      line('owner_name', 40, { nullable: true }),
      int('balance', { default: 0 }),
      bool('open', { default: true }),
      text('note', { nullable: true }),
      json('tags', { nullable: true }),
      instant('opened_at'),
      instant('closed_at', { nullable: true }),
    ],
    {
      unique: { uq_account_code: ['code'] },
      index: { ix_account_balance: ['balance', 'id'] },
      check: { ck_account_balance: 'balance >= 0' },
    },
  );
  await createTable(runner, 'entry', [key(), ref('account_id'), int('amount'), code('kind', 16, { default: 'move' }), day('day'), double('latitude', { nullable: true }), keyRef('reverses', { nullable: true })], {
    foreign: { fk_entry_account: ['account_id', 'account', 'id'] },
  });
}

export const OPENED = new Date('2026-11-23T01:02:03.004Z');

export function account(name: string, more: Partial<Account> = {}): Account {
  return { id: name, code: `c-${name}`, ownerName: null, balance: 0, open: true, note: null, tags: null, openedAt: OPENED, closedAt: null, ...more };
}

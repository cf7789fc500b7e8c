import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/*
 * The only column kinds that mean the same on SQLite, MySQL and MariaDB. Each has its twin of the same
 * name in `migrations/columns.ts`; `schema.db.spec.ts` compares the two.
 */

interface Options {
  readonly nullable?: boolean;
  readonly default?: string | number | boolean;
}

/** The primary key: a UUID. */
export const Id = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });

/** A primary key that is a word of ours: an area code, a catalogue item. */
export const CodeId = (length = 32): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });

/** The primary key of append-only rows that nobody names: made by the database. */
export const Key = (): PropertyDecorator => PrimaryGeneratedColumn({ type: 'bigint' });

/** The id of another row. */
export const Ref = (options: Options = {}): PropertyDecorator => Column({ type: 'varchar', length: 36, ...options });

/** A word from a list, a code, a token, a hash: compared letter by letter. */
export const Code = (length = 32, options: Options = {}): PropertyDecorator => Column({ type: 'varchar', length, ...options });

/** Short text with a limit that the database keeps (MySQL) or the rules keep (SQLite). */
export const Line = (length: number, options: Options = {}): PropertyDecorator => Column({ type: 'varchar', length, ...options });

/** Long text, up to 64 KB. */
export const Text = (options: { readonly nullable?: boolean } = {}): PropertyDecorator => Column({ type: 'text', ...options });

/** What the field cipher sealed. */
export const Sealed = (options: { readonly nullable?: boolean } = {}): PropertyDecorator => Column({ type: 'text', ...options });

/** An instant in UTC with milliseconds; a `Date` in the object. */
export const Instant = (options: { readonly nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'datetime', precision: 3, ...options });

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. */
export const DayColumn = (options: { readonly nullable?: boolean } = {}): PropertyDecorator => Column({ type: 'date', ...options });

/** A whole number below 2^31. */
export const Int = (options: Options = {}): PropertyDecorator => Column({ type: 'int', ...options });

/** The `@Key` of another row. */
export const KeyRef = (options: Options = {}): PropertyDecorator => Column({ type: 'bigint', ...options });

/** A number with a fraction: degrees, never money or points. */
export const Double = (options: Options = {}): PropertyDecorator => Column({ type: 'double', ...options });

export const Bool = (options: Options = {}): PropertyDecorator => Column({ type: 'boolean', ...options });

/** A small value as JSON text, never searched by its inside. */
export const Json = (options: { readonly nullable?: boolean } = {}): PropertyDecorator => Column({ type: 'simple-json', ...options });

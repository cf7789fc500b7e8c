import type { DataSource, EntityMetadata } from 'typeorm';
import { bound, instant, type Param } from './instants.js';
import type { EntityClass } from './tx.js';

type Row = Record<string, unknown>;
type Bound = string | number | null;

interface Cell {
  readonly property: string;
  readonly column: string;
  readonly read: ((value: never) => unknown) | null;
  readonly json: boolean;
}

const readers: Readonly<Record<string, (value: never) => unknown>> = {
  datetime: instant,
  boolean: (value: number) => value !== 0,
  'simple-json': (value: string) => JSON.parse(value) as unknown,
  bigint: Number,
};

/** One entity's table: its statements, written once, and the way between rows and objects. */
export class TableCodec {
  readonly table: string;
  readonly key: string;
  readonly select: string;
  readonly insert: string;
  readonly insertKeyed: string;
  readonly #cells: readonly Cell[];
  readonly #byProperty: ReadonlyMap<string, Cell>;

  constructor(entity: EntityMetadata) {
    this.table = entity.tableName;
    this.#cells = entity.columns.map((column) => {
      const type = column.type === Boolean ? 'boolean' : column.type === Date ? 'datetime' : String(column.type);
      if (column.transformer) throw new Error(`${this.table}.${column.databaseName}: no transformers, the codec does not run them`);
      // `integer` is what the SQLite side makes of a generated bigint: a number already.
      return { property: column.propertyName, column: column.databaseName, read: readers[type] ?? null, json: type === 'simple-json' };
    });
    this.#byProperty = new Map(this.#cells.map((cell) => [cell.property, cell]));
    this.key = entity.primaryColumns[0]!.databaseName;
    const quoted = this.#cells.map((cell) => `\`${cell.column}\``);
    const unkeyed = this.#cells.flatMap((cell, i) => (cell.column === this.key ? [] : [quoted[i]!]));
    this.select = `SELECT ${quoted.join(', ')} FROM \`${this.table}\` WHERE `;
    this.insert = `INSERT INTO \`${this.table}\` (${quoted.join(', ')}) VALUES (${quoted.map(() => '?').join(', ')})`;
    this.insertKeyed = `INSERT INTO \`${this.table}\` (${unkeyed.join(', ')}) VALUES (${unkeyed.map(() => '?').join(', ')})`;
  }

  object<T>(row: Row): T {
    const object: Row = {};
    for (const { property, column, read } of this.#cells) {
      const value = row[column];
      object[property] = value === null || value === undefined || read === null ? (value ?? null) : read(value as never);
    }
    return object as T;
  }

  /** The parameters of `insert`, in its order. A property that is not there is NULL. */
  values(object: object): Bound[] {
    return this.#cells.map((cell) => encode(cell, (object as Row)[cell.property]));
  }

  /** The parameters of `insertKeyed`. */
  unkeyedValues(object: object): Bound[] {
    return this.#cells.filter((cell) => cell.column !== this.key).map((cell) => encode(cell, (object as Row)[cell.property]));
  }

  /** `a = ?, b = ?` for the properties that a patch names. */
  assignments(patch: object): { readonly sql: string; readonly values: Bound[] } {
    const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (entries.length === 0) throw new Error(`${this.table}: an empty patch`);
    const cells = entries.map(([property]) => {
      const cell = this.#byProperty.get(property);
      if (!cell) throw new Error(`${this.table} has no ${property}`);
      return cell;
    });
    return {
      sql: cells.map((cell) => `\`${cell.column}\` = ?`).join(', '),
      values: entries.map(([, value], i) => encode(cells[i]!, value)),
    };
  }

  /** The column values of an object, for looking up what a foreign key missed. */
  columnValues(object: object): ReadonlyMap<string, Bound> {
    return new Map(
      this.#cells.filter((cell) => cell.property in object).map((cell) => [cell.column, encode(cell, (object as Row)[cell.property])]),
    );
  }
}

function encode(cell: Cell, value: unknown): Bound {
  if (value === null || value === undefined) return null;
  return cell.json ? JSON.stringify(value) : bound(value as Param);
}

/** All entities of a data source; each codec is made at its first use. */
export class Catalog {
  readonly #codecs = new Map<unknown, TableCodec>();

  constructor(private readonly dataSource: DataSource) {}

  of<T>(entity: EntityClass<T>): TableCodec {
    let codec = this.#codecs.get(entity);
    if (!codec) {
      codec = new TableCodec(this.dataSource.getMetadata(entity as unknown as new () => T & object));
      this.#codecs.set(entity, codec);
    }
    return codec;
  }
}

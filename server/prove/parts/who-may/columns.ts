import type { DataSource, EntityMetadata } from 'typeorm';
import type { World } from '../../world.js';

/** A column of some table, and the two names under which somebody might try to set it. */
export interface Column {
  readonly table: string;
  /** `requester_id` */
  readonly name: string;
  /** `requesterId` */
  readonly property: string;
  readonly holds: 'flag' | 'number' | 'moment' | 'text';
}

/** Every column of every entity, as the product's own metadata tells them. */
export const columnsOf = ({ entityMetadatas }: DataSource): Column[] =>
  entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map((column): Column => ({ table: tableName, name: column.databaseName, property: column.propertyName, holds: holdsOf(column.type) })),
  );

function holdsOf(type: EntityMetadata['columns'][number]['type']): Column['holds'] {
  const word = (typeof type === 'function' ? type.name : type).toLowerCase();
  if (/bool|tinyint/.test(word)) return 'flag';
  if (/int|decimal|double|float|number|real/.test(word)) return 'number';
  return /date|time/.test(word) ? 'moment' : 'text';
}

/** A row as the database has it. */
type Raw = Readonly<Record<string, unknown>>;
/** Every row of every table, by its key. */
export type Picture = ReadonlyMap<string, ReadonlyMap<string, Raw>>;

/** The whole database, which is a little one here. */
export async function pictureOf({ open: { dataSource, database } }: World): Promise<Picture> {
  const tables = new Map<string, ReadonlyMap<string, Raw>>();
  for (const { tableName, primaryColumns } of dataSource.entityMetadatas) {
    const rows = await database.rows<Raw>(`SELECT * FROM \`${tableName}\``);
    tables.set(tableName, new Map(rows.map((row) => [primaryColumns.map(({ databaseName }) => String(row[databaseName])).join(), row])));
  }
  return tables;
}

/** A cell that is another one now, or in a row that is new. */
export interface Changed {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly value: unknown;
}

export function changesBetween(before: Picture, after: Picture): Changed[] {
  return [...after].flatMap(([table, rows]) =>
    [...rows].flatMap(([key, row]) => {
      const old = before.get(table)?.get(key) ?? {};
      return Object.entries(row)
        .filter(([column, value]) => String(value) !== String(old[column]))
        .map(([column, value]): Changed => ({ table, key, column, value }));
    }),
  );
}

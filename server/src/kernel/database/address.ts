/** Where the database is. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'mysql' | 'mariadb';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** Reads `sqlite:./data/app.db` or `mysql://user:password@host:3306/name`; null when it is neither. */
export function parseAddress(url: string): DatabaseAddress | null {
  const file = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (file) return { kind: 'sqlite', file };
  if (!/^(mysql|mariadb):\/\//.test(url) || !URL.canParse(url)) return null;
  const parts = new URL(url);
  const database = decodeURIComponent(parts.pathname.slice(1));
  if (!parts.hostname || !/^\w+$/.test(database)) return null;
  return {
    kind: parts.protocol === 'mysql:' ? 'mysql' : 'mariadb',
    host: parts.hostname,
    port: Number(parts.port || 3306),
    user: decodeURIComponent(parts.username),
    password: decodeURIComponent(parts.password),
    database,
  };
}

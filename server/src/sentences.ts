/** Something has to be done first; the message is the sentence for whoever typed the command. */
export class Unready extends Error {
  override readonly name = 'Unready';
}

/** Errors that carry their own sentence already. */
const OWN = new Set(['Unready', 'BadConfig', 'AlreadyRunning', 'DatabaseTooNew']);

interface SystemError extends Error {
  readonly code?: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
}

/** One sentence for whoever starts the server: what is wrong and what to do. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (OWN.has(error.name)) return error.message;
  const { code, path, port, message, stack } = error as SystemError;
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port ?? ''} 已经被别的程序占用：关掉它，或换一个，例如 PORT=3001 npm start。 (Port in use.)`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return port
        ? `没有权限监听端口 ${port}：换一个 1024 以上的，例如 PORT=3000。 (Port not permitted.)`
        : `写不了 ${path ?? '数据文件夹'}：给这个文件夹写的权限，或用 DATA_DIR 换一个。 (Folder not writable.)`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path ?? '数据文件夹'} 不是文件夹：用 DATA_DIR 换一个。 (Not a folder.)`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return '磁盘满了：腾出空间再试。 (Disk full.)';
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return '打不开或写不了数据库文件：检查 DATA_DIR 和 DATABASE_URL 指向的文件夹能不能写。 (Database file not writable.)';
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return '数据库文件坏了，或者不是数据库：从备份恢复，或用 DATABASE_URL 换一个。 (Not a database.)';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return '连不上数据库：检查 DATABASE_URL 的地址和端口，数据库开着没有。 (Database unreachable.)';
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return '数据库不让进：检查 DATABASE_URL 里的用户、密码和权限。 (Database access denied.)';
    case 'ER_BAD_DB_ERROR':
      return '数据库里还没有这个库：先 CREATE DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin。 (Unknown database.)';
    default:
      return process.env['LOG_LEVEL'] === 'debug' ? (stack ?? message) : message;
  }
}

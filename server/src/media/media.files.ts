import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FieldCipher } from '../kernel/index.js';

/** The folder's usual name, in the data folder. */
export const MEDIA_FOLDER = 'media';

const SHARD = /^[0-9a-f]{2}$/;

/** Which files there are. They lie outside of everything that is served, in 256 folders; nobody reaches them but through here. */
export class MediaFolder {
  constructor(readonly folder: string) {}

  async has(key: string): Promise<boolean> {
    return (await stat(this.path(key)).catch(nullIfMissing)) !== null;
  }

  /** Already gone is gone. */
  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  /** Keys of files that were last written before a moment, folder by folder; halves that were never finished among them. */
  async *olderThan(moment: Date): AsyncGenerator<string[]> {
    const shards = (await readdir(this.folder).catch(nullIfMissing)) ?? [];
    for (const shard of shards.filter((name) => SHARD.test(name))) {
      const old: string[] = [];
      for (const name of await readdir(join(this.folder, shard))) {
        const file = await stat(join(this.folder, shard, name)).catch(nullIfMissing);
        if (file && file.mtimeMs < moment.getTime()) old.push(name);
      }
      if (old.length > 0) yield old;
    }
  }

  protected path(key: string): string {
    return join(this.folder, shardOf(key), key);
  }
}

/** What the files say and show: sealed, each for its row. Without the field keys they are noise. */
export class MediaFiles extends MediaFolder {
  constructor(
    folder: string,
    private readonly cipher: FieldCipher,
  ) {
    super(folder);
  }

  /** Sealed for this row, and on the disk before it answers. */
  async put(key: string, mediaId: string, bytes: Buffer): Promise<void> {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const half = await open(`${path}.part`, 'wx', 0o600);
    try {
      await half.writeFile(this.cipher.sealBytes('media', 'file', mediaId, bytes));
      await half.datasync();
    } finally {
      await half.close();
    }
    await rename(`${path}.part`, path);
  }

  /** The bytes; null when there is no such file. Throws when it belongs to another row or was changed. */
  async read(key: string, mediaId: string): Promise<Buffer | null> {
    const sealed = await readFile(this.path(key)).catch(nullIfMissing);
    return sealed && this.cipher.openBytes('media', 'file', mediaId, sealed);
  }
}

/** The last two digits of the id, which are chance; a half has them before its ending. */
const shardOf = (key: string): string => key.replace(/\.part$/, '').slice(-2);

function nullIfMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

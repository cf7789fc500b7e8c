import { MEDIA_LIMITS, type Id } from '@supermarket/shared';
import { useRef, useState } from 'react';
import { openMedia, sendMedia, sessionStore } from '@/api';
import { useDraft } from '@/hooks';
import { asCallError } from '@/hooks/use-call';
import { choosePhotos, forgetFile, newId, showPhoto } from '@/platform';
import { sayError, type PhotoTile } from '@/ui';

/** A photo survives a crash once the server has it. */
interface Kept {
  readonly id: Id;
  readonly sent: boolean;
}

export interface PhotosInMaking {
  readonly photos: readonly PhotoTile[];
  /** Left away when no more may come. */
  readonly add: (() => Promise<void>) | undefined;
  readonly open: (id: Id) => Promise<void>;
  readonly remove: (id: Id) => void;
  /** All of them sent; answers their ids. Rejects with CallError. */
  readonly send: () => Promise<Id[]>;
  /** After something has taken them. */
  readonly clear: () => void;
}

const NONE: { readonly kept: readonly Kept[] } = { kept: [] };

/** Photos that somebody adds to what they are writing: made small, and on their way while they go on typing. */
export function usePhotos(name: string): PhotosInMaking {
  const { draft, change, clear } = useDraft(`photos.${name}`, () => NONE);
  const [paths, setPaths] = useState<ReadonlyMap<Id, string>>(new Map());
  const sending = useRef(new Map<Id, Promise<unknown>>());
  const latest = useRef(draft.kept);
  const keep = (kept: readonly Kept[]): void => {
    latest.current = kept;
    change({ kept });
  };
  const there = draft.kept.filter(({ id, sent }) => sent || paths.has(id));

  function sendOnce(id: Id, path: string): Promise<unknown> {
    const running = sending.current.get(id);
    if (running) return running;
    const done = sendMedia('photo', id, path);
    sending.current.set(id, done);
    done.then(
      () => keep(latest.current.map((one) => (one.id === id ? { id, sent: true } : one))),
      () => sending.current.delete(id),
    );
    return done;
  }

  async function add(): Promise<void> {
    const chosen = await choosePhotos(MEDIA_LIMITS.photosAtOnce - there.length);
    if (chosen === undefined) return;
    const fresh = chosen.map((path) => ({ id: newId(), path }));
    setPaths((old) => new Map([...old, ...fresh.map(({ id, path }): [Id, string] => [id, path])]));
    keep([...there, ...fresh.map(({ id }) => ({ id, sent: false }))]);
    if (sessionStore.getState().token === null) return;
    for (const { id, path } of fresh) void sendOnce(id, path).catch(() => undefined);
  }

  async function open(id: Id): Promise<void> {
    const path = paths.get(id);
    if (path !== undefined) return showPhoto(path);
    try {
      const fetched = await openMedia(id);
      setPaths((old) => new Map([...old, [id, fetched]]));
    } catch (error) {
      sayError(asCallError(error));
    }
  }

  return {
    photos: there.map(({ id }) => ({ id, path: paths.get(id) ?? null })),
    add: there.length < MEDIA_LIMITS.photosAtOnce ? add : undefined,
    open,
    remove: (id) => {
      const path = paths.get(id);
      if (path !== undefined) forgetFile(path);
      keep(there.filter((one) => one.id !== id));
    },
    send: async () => {
      for (const { id, sent } of there) if (!sent) await sendOnce(id, paths.get(id)!);
      return there.map(({ id }) => id);
    },
    clear: () => {
      for (const path of paths.values()) forgetFile(path);
      latest.current = [];
      setPaths(new Map());
      clear();
    },
  };
}

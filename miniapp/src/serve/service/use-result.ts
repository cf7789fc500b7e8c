import type { Id } from '@supermarket/shared';
import { useAct, useDraft } from '@/hooks';
import { asCallError } from '@/hooks/use-call';
import { usePhotos, type PhotosInMaking } from '@/media/use-photos';
import { goInstead } from '@/platform';
import { sayError, toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account', 'GET /v1/me/hours', 'GET /v1/me/points', 'GET /v1/me/waiting'] as const;

export interface Result {
  readonly chips: readonly string[];
  readonly words: string;
  readonly photos: PhotosInMaking;
  readonly flip: (chip: string) => void;
  readonly say: (words: string) => void;
  readonly send: () => Promise<void>;
}

const blank = (): Pick<Result, 'chips' | 'words'> => ({ chips: [], words: '' });

/** What was done, as far as it is typed; it survives a call or a crash until it is sent. */
export function useResult(orderId: Id, assignmentId: Id | undefined): Result {
  const { draft, change, clear } = useDraft(`result.${orderId}`, blank);
  const checkOut = useAct('POST /v1/assignments/:id/check-out', { refreshes: AFTER });
  const photos = usePhotos(`result.${orderId}`);
  const { chips, words } = draft;
  return {
    chips,
    words,
    photos,
    flip: (chip) => change({ chips: chips.includes(chip) ? chips.filter((each) => each !== chip) : [...chips, chip] }),
    say: (said) => change({ words: said }),
    send: async () => {
      if (assignmentId === undefined) return;
      const said = words.trim();
      const photoIds = await photos.send().catch((error: unknown) => sayError(asCallError(error)));
      if (photoIds === undefined) return;
      const body = { chips: [...chips], ...(said ? { words: said } : {}), ...(photoIds.length > 0 && { photoIds }) };
      if (!(await checkOut.run({ params: { id: assignmentId }, body }))) return;
      clear();
      photos.clear();
      toast('签退了，等对方确认', 'okc');
      goInstead('/serve/task/index', { id: orderId });
    },
  };
}

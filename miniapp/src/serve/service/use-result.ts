import type { Id } from '@supermarket/shared';
import { useDraft } from '@/hooks';
import { asCallError } from '@/hooks/use-call';
import { usePhotos, type PhotosInMaking } from '@/media/use-photos';
import { sayHow, useSend } from '@/outbox';
import { goInstead } from '@/platform';
import { sayError } from '@/ui';

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
export function useResult(orderId: Id, title: string, assignmentId: Id | undefined): Result {
  const { draft, change, clear } = useDraft(`result.${orderId}`, blank);
  const checkOut = useSend('POST /v1/assignments/:id/check-out');
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
      const about = { what: `签退：${title}`, page: `/serve/service/index?id=${orderId}`, draft: `draft.result.${orderId}` } as const;
      const how = await checkOut.run({ params: { id: assignmentId }, body }, about);
      if (how === undefined) return;
      clear();
      photos.clear();
      sayHow(how, '签退了，等对方确认');
      goInstead('/serve/task/index', { id: orderId });
    },
  };
}

import type { AreaView } from '@supermarket/shared';
import { storage } from '@/platform/storage';

/** Where somebody without a community of their own looks around: picked on 首页, or from a poster that they scanned. */
export type ChosenArea = Pick<AreaView, 'id' | 'path'>;

const KEY = 'home.area';

export const chosenArea = {
  get: (): ChosenArea | undefined => storage.get<ChosenArea>(KEY),
  keep: ({ id, path }: ChosenArea): void => storage.set(KEY, { id, path }),
};

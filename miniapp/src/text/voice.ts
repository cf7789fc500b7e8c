import type { RecorderTrouble } from '@/platform/recorder';

const TROUBLE: Readonly<Record<RecorderTrouble, string>> = {
  refused: '话筒没打开。不想打开也行，打电话一样能点单。',
  missing: '这里录不了音。打电话一样能点单。',
  failed: '没录上。请再说一次，或者打电话。',
};
export const troubleText = (trouble: RecorderTrouble): string => TROUBLE[trouble];

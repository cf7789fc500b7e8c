import { lazy, Suspense } from 'react';
import { useWide } from '@/platform';
import { PhoneGaps } from './PhoneGaps';

/** A chunk of its own, for wide windows only. */
const GapsTable = process.env.TARO_ENV === 'h5' ? lazy(async () => ({ default: (await import('@/wide/GapsTable')).GapsTable })) : null;

/** 缺人清单: what could not be served, by place, skill and time. */
export default function DeskGaps(): React.ReactNode {
  const wide = useWide();
  return GapsTable !== null && wide ? <Suspense fallback={null}><GapsTable /></Suspense> : <PhoneGaps />;
}

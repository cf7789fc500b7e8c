import type { CSSProperties } from 'react';
import { typeScale } from '@/platform/type-size';

/** Twice the usual size in both versions: long sight has taken some of it already. */
const MOST = { normal: 2, elder: 1.45 };

/** The phone's own text setting on top of our sizes; nothing at all where it stands as usual. */
export function zoomStyle(elder: boolean): { readonly style?: CSSProperties } {
  const zoom = Math.min(typeScale(), elder ? MOST.elder : MOST.normal);
  return zoom <= 1 ? {} : { style: { '--zoom': String(Math.round(zoom * 100) / 100) } as CSSProperties };
}

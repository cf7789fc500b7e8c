import type { Id } from './base.js';

/** From the top down; grids stand below a village or community. */
export const AREA_KINDS = ['city', 'town', 'village', 'community', 'grid'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export interface AreaView {
  id: Id;
  parentId: Id | null;
  kind: AreaKind;
  /** As people say it: 东门社区, 沙联村. */
  name: string;
  /** Names from the town down, because bare names repeat: 恩城街道 东门社区. */
  path: string;
  /** The number that 一键求助 and 问社区 call; null until staff have set it. */
  hotline: string | null;
}

export interface AreasView {
  areas: AreaView[];
}

/** A place on the map as WeChat gives it. */
export interface Point {
  lat: number;
  lng: number;
  datum: 'gcj02';
}

/** Where something is, as far as the viewer may know. */
export interface PlaceView {
  communityId: Id;
  /** 恩城街道 东门社区 */
  text: string;
  /** Rounded to about 500 m; null where no point was given. */
  around: Point | null;
}

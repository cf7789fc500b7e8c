import type { Id, PageQuery } from './base.js';

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
  /** Where its office is; null until staff have set it. */
  point: Point | null;
}

export interface AreasView {
  areas: AreaView[];
}

/** A mobile, a landline with its area code, a city's short number (12345), a 400 number; never one of those for emergencies. */
export const HOTLINE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|12[3-9]\d{2}|96\d{3,4}|400-?\d{3}-?\d{4})$/;

/** A village or community with what its staff set once. */
export interface CommunityRow {
  id: Id;
  /** 恩城街道 东门社区 */
  text: string;
  /** Its own number; null until staff have set it. */
  hotline: string | null;
  /** What is called until then: the town's, or the city's. */
  inherited: string | null;
  point: Point | null;
}

export interface CommunitiesQuery extends PageQuery {
  /** `missing`: only those without a number of their own. */
  which?: 'missing' | 'all';
}

/** What a community's poster shows beside the name and the number. */
export interface PosterView {
  communityId: Id;
  /** 恩城街道 东门社区 */
  text: string;
  hotline: string | null;
  /** 22 letters that say nothing by themselves; `GET /v1/places` knows whose they are. They stay, because paper does. */
  scene: string;
  /** WeChat's mini-program code as a data URL; null in the demo, which has no mini-program: the page then draws its own address. */
  picture: string | null;
}

/** What somebody has scanned. */
export interface ScannedPlaceQuery {
  scene: string;
}

export interface ScannedPlaceView {
  communityId: Id;
  text: string;
}

export interface SetContactBody {
  hotline: string;
  /** Picked on WeChat's map; absent: as it was. */
  point?: Point;
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

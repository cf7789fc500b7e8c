import type { Id, Instant, PageQuery } from './base.js';

export const GIFT_PICTURES = ['rice', 'oil', 'towel', 'wash', 'umb', 'cup'] as const;
export type GiftPicture = (typeof GIFT_PICTURES)[number];

export const GIFT_CATEGORIES = ['food', 'daily', 'tool'] as const;
/** 粮油 · 日用 · 借工具 */
export type GiftCategory = (typeof GIFT_CATEGORIES)[number];

export const REDEMPTION_STATES = ['READY', 'FULFILLED', 'CANCELLED', 'EXPIRED'] as const;
export type RedemptionState = (typeof REDEMPTION_STATES)[number];

export const MOVEMENT_KINDS = ['in', 'count', 'write_off', 'reserve', 'unreserve', 'hand_over'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export interface StationView {
  id: Id;
  name: string;
  areaId: Id;
  areaText: string;
  address: string;
  /** 9:00–20:00 */
  hours: string;
  phone: string | null;
  giftsInStock: number;
}

export interface StationsView {
  stations: StationView[];
}

/** A gift at one station. */
export interface GiftView {
  /** The stock line: this gift at this station. */
  stockId: Id;
  giftId: Id;
  name: string;
  unit: string;
  picture: GiftPicture;
  category: GiftCategory;
  price: number;
  /** On hand and not reserved. */
  available: number;
  /** How many a person may take in a calendar month. */
  monthlyLimit: number;
  donor: string | null;
  /** Where it is in stock when it is not here. */
  elsewhere: { stationId: Id; stationName: string; available: number } | null;
}

export interface ShopView {
  station: StationView | null;
  gifts: GiftView[];
  /** null for guests. */
  points: number | null;
  redemptionsReady: number;
}

export interface ShopQuery {
  stationId?: Id;
}

export interface RedeemBody {
  id: Id;
  stockId: Id;
}

export interface RedemptionView {
  id: Id;
  state: RedemptionState;
  giftName: string;
  unit: string;
  picture: GiftPicture;
  points: number;
  /** Six digits, and what the QR code says; null once it is used, cancelled or expired. */
  code: string | null;
  qr: string | null;
  station: StationView;
  endsAt: Instant;
  createdAt: Instant;
  closedAt: Instant | null;
  canCancel: boolean;
}

export interface RedemptionRow {
  id: Id;
  state: RedemptionState;
  giftName: string;
  picture: GiftPicture;
  points: number;
  stationName: string;
  endsAt: Instant;
  createdAt: Instant;
}

export interface LookUpVoucherBody {
  stationId: Id;
  /** Six digits, or what the QR code says. */
  code: string;
}

/** What staff see before they hand over. */
export interface VoucherFoundView {
  redemptionId: Id;
  giftName: string;
  unit: string;
  picture: GiftPicture;
  points: number;
  holderName: string;
  phoneTail: string | null;
}

export interface HandOverBody {
  stationId: Id;
  code: string;
  /** Who fetched it, if it was somebody else. */
  fetchedBy?: string;
}

export interface StaffCancelBody {
  words: string;
}

/** A stock line as staff see it. */
export interface StockRow {
  stockId: Id;
  giftName: string;
  unit: string;
  picture: GiftPicture;
  price: number;
  onHand: number;
  reserved: number;
  monthlyLimit: number;
  active: boolean;
}

export interface StockView {
  stationId: Id;
  stationName: string;
  rows: StockRow[];
  /** Points that people hold in the station's area against the price of its stock. */
  pointsOutstanding: number;
  stockWorth: number;
}

/** `in` adds, `write_off` takes away, `count` sets what was counted on the shelf. */
export interface MoveStockBody {
  id: Id;
  kind: 'in' | 'count' | 'write_off';
  quantity: number;
  reason: string;
}

export interface MovementView {
  id: string;
  at: Instant;
  kind: MovementKind;
  /** Signed change of what is on hand, or of what is reserved. */
  quantity: number;
  reason: string | null;
  who: string | null;
}

export interface MovementsQuery extends PageQuery {
  stockId: Id;
}

export interface WaitingVoucherRow {
  redemptionId: Id;
  giftName: string;
  picture: GiftPicture;
  holderName: string;
  phoneTail: string | null;
  points: number;
  endsAt: Instant;
}

export interface DeskView {
  stations: StationView[];
  station: StationView | null;
  handedOverToday: number;
  waiting: WaitingVoucherRow[];
}

export interface DeskQuery {
  stationId?: Id;
}

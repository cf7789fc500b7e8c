import { SHELF_NAMES, type BoardRow, type BoardState, type OrderKind, type RatingWay, type Shelf } from '@supermarket/shared';
import { dayOf, instant } from '../kernel/index.js';

/** An order as the public list reads it. */
export interface RawBoardRow {
  readonly id: string;
  readonly kind: OrderKind;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly status: BoardState;
  readonly place: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly seats: number;
  readonly seatsTaken: number;
  readonly ratingWay: RatingWay | null;
  readonly solved: number | null;
  readonly sorted: string;
}

/**
 * Default-deny: words that a household chose itself may name somebody and are not published without their consent
 * (PIPL Art. 25), so only what the menu says stands here, or the shelf.
 */
export function boardRow({ kind, title, shelf, status, place, createdAt, endedAt, seats, seatsTaken, ratingWay, solved }: RawBoardRow): BoardRow {
  const over = status === 'CLOSED' && endedAt !== null;
  return {
    title: kind === 'service' ? title : shelf ? SHELF_NAMES[shelf] : kind === 'wish' ? SHELF_NAMES.wish : OWN_WORDS,
    shelf,
    place,
    status,
    day: dayOf(instant(over ? endedAt : createdAt)),
    seats,
    seatsTaken,
    solved: over && ratingWay !== 'silence' && solved !== null ? solved === 1 : null,
  };
}

/** For what was asked in own words and stands on no shelf. */
const OWN_WORDS = '一件家里的事';

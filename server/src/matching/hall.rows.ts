import type { DayPart, Id, Level, Risk, Shelf, Skill } from '@supermarket/shared';

/** What a card in the hall is drawn from: nothing sealed, nobody's name. */
export interface CardRow {
  readonly id: Id;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly urgent: number;
  readonly risk: Risk;
  readonly level: Level;
  readonly skill: Skill | null;
  readonly partyOnly: number;
  readonly minutes: number;
  readonly seats: number;
  readonly seatsTaken: number;
  readonly requesterId: Id;
  readonly creatorId: Id;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dayPart: DayPart | null;
  readonly communityId: Id;
  readonly townId: Id;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly square: number | null;
  readonly placeText: string;
}

/** Of `service_order s`, by its own names; no long texts, so that the few rows of a page are sorted in memory. */
export const READ_COLUMNS = `s.id, s.title, s.shelf, s.urgent, s.risk, s.level, s.skill, s.party_only, s.minutes, s.seats, s.seats_taken, s.requester_id,
  s.creator_id, s.window_start, s.window_end, s.day_part, s.community_id, s.town_id, s.lat, s.lng, s.square`;

/** Of those rows `o` with their community `c` and town `t`. */
export const CARD_COLUMNS = `o.id AS id, o.title AS title, o.shelf AS shelf, o.urgent AS urgent, o.risk AS risk, o.level AS level, o.skill AS skill,
  o.party_only AS partyOnly, o.minutes AS minutes, o.seats AS seats, o.seats_taken AS seatsTaken, o.requester_id AS requesterId,
  o.creator_id AS creatorId, o.window_start AS windowStart, o.window_end AS windowEnd, o.day_part AS dayPart,
  o.community_id AS communityId, o.town_id AS townId, o.lat AS lat, o.lng AS lng, o.square AS square, t.name || ' ' || c.name AS placeText`;

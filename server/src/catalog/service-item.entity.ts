import type { Level, Risk, Shelf, Skill } from '@supermarket/shared';
import { Check, Entity, Index } from 'typeorm';
import { Bool, Code, CodeId, Int, Json, Line } from '../kernel/index.js';

/** One line of the service menu. Its key is a word, so that the menu can be kept up by the same seed. */
@Entity('service_item')
@Index('ix_service_item_shelf', ['shelf', 'sort'])
@Check('ck_service_item_level', 'level BETWEEN 1 AND 3')
@Check('ck_service_item_minutes', 'minutes BETWEEN 1 AND 1440')
@Check('ck_service_item_seats', 'seats BETWEEN 1 AND 20')
@Check('ck_service_item_risk', "risk IN ('low', 'medium', 'high')")
export class ServiceItem {
  @CodeId(36) id: string;
  @Code(16) shelf: Shelf;
  @Line(30) name: string;
  @Line(80) hint: string;
  /** Usual length. */
  @Int() minutes: number;
  @Int() level: Level;
  @Code(16) risk: Risk;
  @Code(32, { nullable: true }) skill: Skill | null;
  @Int() seats: number;
  @Bool() photoNeeded: boolean;
  @Json() riskNotice: string[];
  @Json() resultChips: string[];
  @Int() sort: number;
  @Bool() active: boolean;
}

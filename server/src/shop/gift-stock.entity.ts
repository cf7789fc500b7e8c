import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Id, Int, Line, Ref } from '../kernel/index.js';
import { Station } from '../stations/station.entity.js';
import { Gift } from './gift.entity.js';

/** A gift at a station: the hottest row of the shop, locked last and shortest. */
@Entity('gift_stock')
@Index('uq_gift_stock_gift', ['stationId', 'giftId'], { unique: true })
@Index('ix_gift_stock_gift', ['giftId'])
@Check('ck_gift_stock_price', 'price > 0')
@Check('ck_gift_stock_reserved', 'reserved >= 0')
@Check('ck_gift_stock_on_hand', 'on_hand >= reserved')
@Check('ck_gift_stock_limit', 'monthly_limit BETWEEN 1 AND 31')
@ForeignKey(() => Station, ['stationId'], ['id'], { name: 'fk_gift_stock_station' })
@ForeignKey(() => Gift, ['giftId'], ['id'], { name: 'fk_gift_stock_gift' })
export class GiftStock {
  @Id() id: string;
  @Ref() stationId: string;
  @Ref() giftId: string;
  /** Points. */
  @Int() price: number;
  /** On the shelf, those set aside for vouchers included. */
  @Int() onHand: number;
  /** Set aside for vouchers that are not yet fetched. */
  @Int() reserved: number;
  /** How many a person may take in a calendar month (Asia/Shanghai). */
  @Int() monthlyLimit: number;
  @Line(40, { nullable: true }) donor: string | null;
  @Bool() active: boolean;
}

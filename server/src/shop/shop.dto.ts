import {
  LIMITS, proves, type Declares, type DeskQuery, type HandOverBody, type LookUpVoucherBody, type MovementsQuery, type MoveStockBody, type NoExtra,
  type RedeemBody, type ShopQuery, type StaffCancelBody,
} from '@supermarket/shared';
import { IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { IsId, Optional, PageQueryDto } from '../kernel/index.js';

export class ShopQueryDto implements Declares<ShopQuery> {
  @Optional() @IsId() readonly stationId?: string;
}
proves<NoExtra<ShopQuery, ShopQueryDto>>();

export class DeskQueryDto implements Declares<DeskQuery> {
  @Optional() @IsId() readonly stationId?: string;
}
proves<NoExtra<DeskQuery, DeskQueryDto>>();

export class RedeemDto implements Declares<RedeemBody> {
  @IsId() readonly id: string;
  @IsId() readonly stockId: string;
}
proves<NoExtra<RedeemBody, RedeemDto>>();

export class LookUpVoucherDto implements Declares<LookUpVoucherBody> {
  @IsId() readonly stationId: string;
  @IsString() @Length(1, 64) readonly code: string;
}
proves<NoExtra<LookUpVoucherBody, LookUpVoucherDto>>();

export class HandOverDto implements Declares<HandOverBody> {
  @IsId() readonly stationId: string;
  @IsString() @Length(1, 64) readonly code: string;
  @Optional() @IsString() @MaxLength(LIMITS.name) readonly fetchedBy?: string;
}
proves<NoExtra<HandOverBody, HandOverDto>>();

export class StaffCancelDto implements Declares<StaffCancelBody> {
  @IsString() @MaxLength(LIMITS.reason) readonly words: string;
}
proves<NoExtra<StaffCancelBody, StaffCancelDto>>();

export class MoveStockDto implements Declares<MoveStockBody> {
  @IsId() readonly id: string;
  @IsIn(['in', 'count', 'write_off']) readonly kind: 'in' | 'count' | 'write_off';
  @IsInt() @Min(0) @Max(100_000) readonly quantity: number;
  @IsString() @MaxLength(LIMITS.reason) readonly reason: string;
}
proves<NoExtra<MoveStockBody, MoveStockDto>>();

export class MovementsQueryDto extends PageQueryDto implements Declares<MovementsQuery> {
  @IsId() readonly stockId: string;
}
proves<NoExtra<MovementsQuery, MovementsQueryDto>>();

import {
  proves, type ApproveScanBody, type CollectScanBody, type Declares, type DemoLoginBody, type NoExtra, type RedeemGrantBody,
  type WechatLoginBody, type WechatPhoneBody,
} from '@supermarket/shared';
import { IsString, Length } from 'class-validator';
import { IsId } from '../kernel/index.js';

export class WechatLoginDto implements Declares<WechatLoginBody> {
  @IsString() @Length(1, 128) readonly code: string;
}
proves<NoExtra<WechatLoginBody, WechatLoginDto>>();

export class WechatPhoneDto implements Declares<WechatPhoneBody> {
  @IsString() @Length(1, 128) readonly code: string;
}
proves<NoExtra<WechatPhoneBody, WechatPhoneDto>>();

export class CollectScanDto implements Declares<CollectScanBody> {
  @IsString() @Length(1, 128) readonly secret: string;
}
proves<NoExtra<CollectScanBody, CollectScanDto>>();

export class ApproveScanDto implements Declares<ApproveScanBody> {
  @IsString() @Length(1, 128) readonly qr: string;
}
proves<NoExtra<ApproveScanBody, ApproveScanDto>>();

export class RedeemGrantDto implements Declares<RedeemGrantBody> {
  @IsString() @Length(1, 40) readonly code: string;
}
proves<NoExtra<RedeemGrantBody, RedeemGrantDto>>();

export class DemoLoginDto implements Declares<DemoLoginBody> {
  @IsId() readonly personId: string;
}
proves<NoExtra<DemoLoginBody, DemoLoginDto>>();

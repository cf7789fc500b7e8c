import { Body, Controller, Param, Post } from '@nestjs/common';
import type { CollectScanView, Done, MeView, ScanTicketView, SessionView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { ApproveScanDto, CollectScanDto, RedeemGrantDto, WechatLoginDto, WechatPhoneDto } from './auth.dto.js';
import { GrantsService } from './grants.service.js';
import { LoginService } from './login.service.js';
import { ScanService } from './scan.service.js';
import { AtMost } from './throttle.js';
import { WechatPhoneService } from './wechat-phone.service.js';

@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly login: LoginService,
    private readonly scan: ScanService,
    private readonly grants: GrantsService,
    private readonly phone: WechatPhoneService,
  ) {}

  @Post('wechat')
  @Access('guest')
  @AtMost(120, 60)
  byWechat(@Body() { code }: WechatLoginDto): Promise<SessionView> {
    return this.login.byWechat(code);
  }

  @Post('wechat-phone')
  @Access('person')
  @AtMost(10, 60)
  phoneByWechat(@Who() actor: Actor, @Body() { code }: WechatPhoneDto): Promise<MeView> {
    return this.phone.take(actor, code);
  }

  @Post('scan-tickets')
  @Access('guest')
  @AtMost(60, 60)
  createTicket(): Promise<ScanTicketView> {
    return this.scan.create();
  }

  @Post('scan-tickets/approve')
  @Access('person')
  @AtMost(20, 60)
  approveTicket(@Who() actor: Actor, @Body() { qr }: ApproveScanDto): Promise<Done> {
    return this.scan.approve(actor, qr);
  }

  /** Asked every other second by each waiting computer. */
  @Post('scan-tickets/:id/collect')
  @Access('guest')
  @AtMost(300, 60)
  collectTicket(@Param() { id }: IdParam, @Body() { secret }: CollectScanDto): Promise<CollectScanView> {
    return this.scan.collect(id, secret);
  }

  @Post('grants/redeem')
  @Access('person')
  @AtMost(5, 600)
  redeemGrant(@Who() actor: Actor, @Body() { code }: RedeemGrantDto): Promise<MeView> {
    return this.grants.redeem(actor, code);
  }

  @Post('logout')
  @Access('person')
  logout(@Who() actor: Actor): Promise<Done> {
    return this.login.logout(actor);
  }

  @Post('logout-everywhere')
  @Access('person')
  logoutEverywhere(@Who() actor: Actor): Promise<Done> {
    return this.login.logoutEverywhere(actor);
  }
}

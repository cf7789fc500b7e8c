import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PeopleModule } from '../people/people.module.js';
import { Actors } from './actors.js';
import { AuthController } from './auth.controller.js';
import { AuthHoldings } from './auth.holdings.js';
import { AuthGuard } from './auth.guard.js';
import { EveryRoute } from './every-route.js';
import { GrantsService } from './grants.service.js';
import { Limiter } from './limiter.js';
import { LoginService } from './login.service.js';
import { ScanService } from './scan.service.js';
import { TextSafety } from './text-safety.js';
import { Tokens } from './tokens.js';
import { WechatPhoneService } from './wechat-phone.service.js';

export interface AuthParts {
  /** For hashing session tokens and one-time codes. */
  readonly tokenKey: Buffer;
}

@Module({})
export class AuthModule {
  static of({ tokenKey }: AuthParts): DynamicModule {
    return {
      module: AuthModule,
      imports: [PeopleModule, DiscoveryModule],
      controllers: [AuthController],
      providers: [
        { provide: Tokens, useValue: new Tokens(tokenKey) },
        { provide: APP_GUARD, useClass: AuthGuard },
        Actors,
        AuthHoldings,
        EveryRoute,
        GrantsService,
        Limiter,
        LoginService,
        ScanService,
        TextSafety,
        WechatPhoneService,
      ],
      exports: [Actors, GrantsService, Limiter, LoginService, TextSafety],
    };
  }
}

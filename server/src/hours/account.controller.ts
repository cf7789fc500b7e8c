import { Controller, Get, Query } from '@nestjs/common';
import type { AccountView, HourEntry, LedgerEntry, Page } from '@supermarket/shared';
import { Access, PageQueryDto } from '../kernel/index.js';
import { personOf, Who, type Actor } from '../people/actor.js';
import { AccountQueries } from './account.queries.js';
import { HoursQueries } from './hours.queries.js';

@Controller('v1/me')
@Access('person')
export class AccountController {
  constructor(
    private readonly accounts: AccountQueries,
    private readonly hours: HoursQueries,
  ) {}

  @Get('account')
  account(@Who() actor: Actor): Promise<AccountView> {
    return this.accounts.account(personOf(actor));
  }

  @Get('hours')
  myHours(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<Page<HourEntry>> {
    return this.hours.mine(personOf(actor), query);
  }

  @Get('points')
  myPoints(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<Page<LedgerEntry>> {
    return this.accounts.statement(personOf(actor), query);
  }
}

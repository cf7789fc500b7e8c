import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Done, OrderView, Page, PhonePassView, TaskRow } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { personOf, Who, type Actor } from '../people/actor.js';
import { AtMost } from '../auth/throttle.js';
import { CheckInService } from './check-in.service.js';
import { HandedService } from './handed.service.js';
import { HandedAnswerDto } from './orders.dto.js';
import { OrdersQueries } from './orders.queries.js';
import { ReviewService } from './review.service.js';
import { BecauseDto, CheckInDto, CheckOutDto, ClaimDto, ContinueLaterDto, DeclineDto, MyTasksDto, NoAnswerDto, ScanCheckInDto, TimeDto, WithdrawDto } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@Controller('v1')
@Access('volunteer')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly reviews: ReviewService,
    private readonly handed: HandedService,
    private readonly queries: OrdersQueries,
    private readonly checkIns: CheckInService,
  ) {}

  @Get('tasks')
  mine(@Who() actor: Actor, @Query() query: MyTasksDto): Promise<Page<TaskRow>> {
    return this.queries.tasks(personOf(actor), query);
  }

  /** By the code on the screen of an activity. */
  @Post('check-ins') @AtMost(30, 60)
  scanIn(@Who() actor: Actor, @Body() body: ScanCheckInDto): Promise<OrderView> {
    return this.checkIns.scan(actor, body);
  }

  @Post('assignments/:id/accept')
  accept(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ClaimDto): Promise<OrderView> {
    return this.tasks.accept(actor, id, body);
  }

  @Post('assignments/:id/decline')
  decline(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: DeclineDto): Promise<OrderView> {
    return this.tasks.decline(actor, id, body);
  }

  @Post('assignments/:id/withdraw')
  withdraw(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: WithdrawDto): Promise<OrderView> {
    return this.tasks.withdraw(actor, id, body);
  }

  @Post('assignments/:id/check-in')
  checkIn(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CheckInDto): Promise<OrderView> {
    return this.tasks.checkIn(actor, id, body);
  }

  @Post('assignments/:id/no-answer')
  noAnswer(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: NoAnswerDto): Promise<OrderView> {
    return this.tasks.noAnswer(actor, id, body);
  }

  @Post('assignments/:id/check-out')
  checkOut(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CheckOutDto): Promise<OrderView> {
    return this.tasks.checkOut(actor, id, body);
  }

  @Post('assignments/:id/continue-later')
  continueLater(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ContinueLaterDto): Promise<OrderView> {
    return this.tasks.continueLater(actor, id, body);
  }

  @Post('assignments/:id/own-time')
  ownTime(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: TimeDto): Promise<OrderView> {
    return this.tasks.ownTime(actor, id, body);
  }

  @Post('assignments/:id/dispute-time')
  disputeTime(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: TimeDto): Promise<OrderView> {
    return this.tasks.disputeTime(actor, id, body);
  }

  @Post('orders/:id/pass-phone')
  passPhone(@Who() actor: Actor, @Param() { id }: IdParam): Promise<PhonePassView> {
    return this.handed.passPhone(actor, id);
  }

  @Post('orders/:id/handed-answer')
  handedAnswer(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: HandedAnswerDto): Promise<Done> {
    return this.handed.answer(actor, id, body);
  }

  @Post('assignments/:id/recall-offer') @Access('dispatcher', 'town', 'city')
  recallOffer(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.reviews.recallOffer(actor, id);
  }

  @Post('assignments/:id/confirm-arrival') @Access('dispatcher', 'town', 'city')
  confirmArrival(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: BecauseDto): Promise<OrderView> {
    return this.reviews.confirmArrival(actor, id, body);
  }

  @Post('assignments/:id/settle-time') @Access('dispatcher', 'town', 'city')
  settleTime(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: TimeDto): Promise<OrderView> {
    return this.reviews.settleTime(actor, id, body);
  }

  @Post('assignments/:id/excuse') @Access('dispatcher', 'town', 'city')
  excuse(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: BecauseDto): Promise<OrderView> {
    return this.reviews.excuse(actor, id, body);
  }
}

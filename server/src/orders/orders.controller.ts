import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import type { CheckInScreenView, DoorCodesView, OrderRow, OrderView, Page, PaperSlipView, RevealView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { personOf, Who, type Actor } from '../people/actor.js';
import { CheckInService } from './check-in.service.js';
import { LookThroughService } from './look-through.service.js';
import { AnotherTimeService } from './another-time.service.js';
import { AgreeTimeDto, CancelDto, ConfirmDto, LookThroughDto, MyOrdersDto, OfferDto, PlaceOrderDto, PrintSlipDto, RateDto, ReopenDto, RescheduleDto, ResubmitDto, RevealDto, ReviewDto, SettleDisputeDto } from './orders.dto.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { PaperSlipService } from './paper-slip.service.js';
import { ReviewService } from './review.service.js';
import { ClaimDto } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@Controller('v1/orders')
@Access('person')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly tasks: TasksService,
    private readonly reviews: ReviewService,
    private readonly anotherTime: AnotherTimeService,
    private readonly slips: PaperSlipService,
    private readonly queries: OrdersQueries,
    private readonly looks: LookThroughService,
    private readonly checkIns: CheckInService,
  ) {}

  @Post()
  place(@Who() actor: Actor, @Body() body: PlaceOrderDto): Promise<OrderView> {
    return this.orders.place(actor, body);
  }

  @Get()
  mine(@Who() actor: Actor, @Query() query: MyOrdersDto): Promise<Page<OrderRow>> {
    return this.queries.mine(personOf(actor), query);
  }

  @Get(':id')
  show(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.orders.show(actor, id);
  }

  @Post(':id/resubmit')
  resubmit(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ResubmitDto): Promise<OrderView> {
    return this.orders.resubmit(actor, id, body);
  }

  @Post(':id/cancel')
  cancel(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CancelDto): Promise<OrderView> {
    return this.orders.cancel(actor, id, body);
  }

  @Post(':id/reschedule')
  reschedule(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RescheduleDto): Promise<OrderView> {
    return this.orders.reschedule(actor, id, body);
  }

  @Post(':id/propose-time')
  proposeTime(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RescheduleDto): Promise<OrderView> {
    return this.anotherTime.propose(actor, id, body);
  }

  @Post(':id/agree-time')
  agreeTime(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: AgreeTimeDto): Promise<OrderView> {
    return this.anotherTime.agree(actor, id, body);
  }

  @Post(':id/keep-time')
  keepTime(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.anotherTime.keep(actor, id);
  }

  @Post(':id/confirm')
  confirm(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ConfirmDto): Promise<OrderView> {
    return this.orders.confirm(actor, id, body);
  }

  @Post(':id/rate')
  rate(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RateDto): Promise<OrderView> {
    return this.orders.rate(actor, id, body);
  }

  @Post(':id/reopen')
  reopen(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReopenDto): Promise<OrderView> {
    return this.orders.reopen(actor, id, body);
  }

  @Get(':id/door-codes')
  doorCodes(@Who() actor: Actor, @Param() { id }: IdParam): Promise<DoorCodesView> {
    return this.orders.doorCodes(actor, id);
  }

  @Post(':id/reveal')
  reveal(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RevealDto): Promise<RevealView> {
    return this.orders.reveal(actor, id, body);
  }

  @Post(':id/claim') @Access('volunteer')
  claim(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ClaimDto): Promise<OrderView> {
    return this.tasks.claim(actor, id, body);
  }

  @Post(':id/review') @Access('dispatcher', 'town', 'city')
  review(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReviewDto): Promise<OrderView> {
    return this.reviews.review(actor, id, body);
  }

  @Post(':id/look-through') @Access('dispatcher', 'town', 'city')
  lookThrough(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: LookThroughDto): Promise<OrderView> {
    return this.looks.decide(actor, id, body);
  }

  @Get(':id/check-in-screen') @Header('cache-control', 'no-store')
  checkInScreen(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CheckInScreenView> {
    return this.checkIns.screen(actor, id);
  }

  @Post(':id/open') @Access('dispatcher', 'town', 'city')
  open(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.reviews.open(actor, id);
  }

  @Post(':id/offers') @Access('dispatcher', 'town', 'city')
  offer(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: OfferDto): Promise<OrderView> {
    return this.reviews.offer(actor, id, body);
  }

  @Post(':id/slip') @Access('dispatcher', 'town', 'city')
  printSlip(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: PrintSlipDto): Promise<PaperSlipView> {
    return this.slips.print(actor, id, body);
  }

  @Post(':id/settle-dispute') @Access('dispatcher', 'town', 'city')
  settleDispute(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: SettleDisputeDto): Promise<OrderView> {
    return this.reviews.settleDispute(actor, id, body);
  }
}

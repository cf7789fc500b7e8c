import { Controller, Get, Param, Query } from '@nestjs/common';
import type { BoardRow, BoardView, HallView, HomeView, LookView, Page, ProgressView, QueuesView, WaitingView, WorkRow } from '@supermarket/shared';
import { LooksQueries } from '../consent/looks.queries.js';
import { BoardQueries } from '../insights/board.queries.js';
import { ProgressQueries } from '../insights/progress.queries.js';
import { Access, IdParam, PageQueryDto } from '../kernel/index.js';
import { HallQueries } from '../matching/hall.queries.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { personOf, Who, type Actor } from '../people/actor.js';
import { HomeQueries } from './home.queries.js';
import { AreaOrdersDto, BoardOrdersDto, BoardQueryDto, DeskAreaDto, HallQueryDto, HomeQueryDto, ProgressQueryDto, WorkQueryDto } from './screens.dto.js';
import { WorkQueries } from './work.queries.js';

/** Calls that are shaped for a page: they read from every feature and decide nothing. */
@Controller('v1')
export class ScreensController {
  constructor(
    private readonly homes: HomeQueries,
    private readonly halls: HallQueries,
    private readonly work: WorkQueries,
    private readonly orders: OrdersQueries,
    private readonly looksAt: LooksQueries,
    private readonly boards: BoardQueries,
    private readonly progresses: ProgressQueries,
  ) {}

  @Get('home') @Access('guest')
  home(@Who() actor: Actor, @Query() { communityId }: HomeQueryDto): Promise<HomeView> {
    return this.homes.home(actor, communityId);
  }

  @Get('board') @Access('guest')
  board(@Query() query: BoardQueryDto): Promise<BoardView> {
    return this.boards.board(query);
  }

  @Get('board/orders') @Access('guest')
  boardOrders(@Query() query: BoardOrdersDto): Promise<Page<BoardRow>> {
    return this.boards.orders(query);
  }

  @Get('me/waiting') @Access('person')
  waiting(@Who() actor: Actor): Promise<WaitingView> {
    return this.homes.waiting(actor);
  }

  @Get('hall') @Access('volunteer')
  async hall(@Who() actor: Actor, @Query() query: HallQueryDto): Promise<HallView> {
    const me = personOf(actor);
    return { invites: await this.orders.invites(me), ...(await this.halls.hall(me, query)) };
  }

  @Get('desk/queues') @Access('staff')
  queues(@Who() actor: Actor, @Query() query: DeskAreaDto): Promise<QueuesView> {
    return this.work.queues(actor, query);
  }

  @Get('desk/work') @Access('staff')
  works(@Who() actor: Actor, @Query() query: WorkQueryDto): Promise<Page<WorkRow>> {
    return this.work.work(actor, query);
  }

  @Get('desk/orders') @Access('dispatcher', 'town', 'city')
  areaOrders(@Who() actor: Actor, @Query() query: AreaOrdersDto): Promise<Page<WorkRow>> {
    return this.work.orders(actor, query);
  }

  @Get('desk/progress') @Access('dispatcher', 'town', 'city')
  progress(@Who() actor: Actor, @Query() query: ProgressQueryDto): Promise<ProgressView> {
    return this.progresses.progress(actor, query);
  }

  @Get('orders/:id/looks') @Access('person')
  async looks(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: PageQueryDto): Promise<Page<LookView>> {
    const { requesterId } = await this.orders.mustBeTheirs(actor, id);
    return this.looksAt.ofOrder(id, requesterId, query);
  }
}

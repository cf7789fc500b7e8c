import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { Clock, UnitOfWork } from '../kernel/index.js';
import { EXPIRE_LOT, expire } from './points.ledger.js';

@Injectable()
export class PointsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.on(EXPIRE_LOT, (payload) => this.expire(String(payload['lotId'])));
  }

  /** Ends what is left in a lot whose last day has passed. */
  async expire(lotId: string): Promise<void> {
    await this.uow.run((tx) => expire(tx, lotId, this.clock.now()));
  }
}

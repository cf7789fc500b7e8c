import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { LeavingService } from './leaving.service.js';
import { LEAVE } from './leaving.store.js';

@Injectable()
export class LeavingTimers implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly leaving: LeavingService,
  ) {}

  onModuleInit(): void {
    this.handlers.on(LEAVE, ({ id, days }) => this.leaving.closeWhenFree(String(id), Number(days)));
  }
}

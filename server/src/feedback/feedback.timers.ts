import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { FeedbackService } from './feedback.service.js';
import { ERASE } from './feedback.store.js';

@Injectable()
export class FeedbackTimers implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly service: FeedbackService,
  ) {}

  onModuleInit(): void {
    this.handlers.on(ERASE, ({ id }) => this.service.erase(String(id)));
  }
}

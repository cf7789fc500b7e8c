import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { MediaFiles } from './media.files.js';
import { MediaService } from './media.service.js';
import { EXPIRE, UNLINK } from './media.store.js';

@Injectable()
export class MediaTimers implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly media: MediaService,
    private readonly files: MediaFiles,
  ) {}

  onModuleInit(): void {
    this.handlers.on(EXPIRE, ({ id }) => this.media.expire(String(id)));
    this.handlers.on(UNLINK, ({ key }) => this.files.remove(String(key)));
  }
}

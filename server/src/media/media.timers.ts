import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MEDIA_KINDS } from '@supermarket/shared';
import { WITHDRAWN } from '../consent/purposes.store.js';
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
    for (const kind of MEDIA_KINDS) this.handlers.on(WITHDRAWN[kind], ({ id }) => this.media.letGo(String(id), kind));
    this.handlers.on(UNLINK, ({ key }) => this.files.remove(String(key)));
  }
}

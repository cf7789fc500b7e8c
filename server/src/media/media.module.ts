import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher } from '../kernel/index.js';
import { MEDIA_PASSES, MediaChecking, type MediaPasses } from './media-checking.js';
import { MediaPassController } from './media-pass.controller.js';
import { MediaController } from './media.controller.js';
import { MediaFiles } from './media.files.js';
import { MediaHoldings } from './media.holdings.js';
import { MediaService } from './media.service.js';
import { MediaSweep, SWEEP_EVERY } from './media.sweep.js';
import { MediaTimers } from './media.timers.js';

/** Voice notes and photos. `folder`: where their files lie; `every`: milliseconds between two sweeps, 0 for none; `auth`: who counts calls; `passes`: how WeChat fetches them. */
@Module({})
export class MediaModule {
  static of({ folder, every, auth, passes }: { readonly folder: string; readonly every: number; readonly auth: DynamicModule; readonly passes: MediaPasses }): DynamicModule {
    return {
      module: MediaModule,
      global: true,
      imports: [auth],
      controllers: [MediaController, MediaPassController],
      providers: [
        { provide: MediaFiles, useFactory: (cipher: FieldCipher) => new MediaFiles(folder, cipher), inject: [FieldCipher] },
        { provide: SWEEP_EVERY, useValue: every },
        { provide: MEDIA_PASSES, useValue: passes },
        MediaChecking, MediaService, MediaSweep, MediaTimers, MediaHoldings,
      ],
      exports: [MediaFiles],
    };
  }
}

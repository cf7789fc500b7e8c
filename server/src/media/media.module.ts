import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher } from '../kernel/index.js';
import { MediaController } from './media.controller.js';
import { MediaFiles } from './media.files.js';
import { MediaHoldings } from './media.holdings.js';
import { MediaService } from './media.service.js';
import { MediaSweep, SWEEP_EVERY } from './media.sweep.js';
import { MediaTimers } from './media.timers.js';

/** Voice notes and photos. `folder`: where their files lie; `every`: milliseconds between two sweeps, 0 for none; `auth`: who counts calls. */
@Module({})
export class MediaModule {
  static of({ folder, every, auth }: { readonly folder: string; readonly every: number; readonly auth: DynamicModule }): DynamicModule {
    return {
      module: MediaModule,
      global: true,
      imports: [auth],
      controllers: [MediaController],
      providers: [
        { provide: MediaFiles, useFactory: (cipher: FieldCipher) => new MediaFiles(folder, cipher), inject: [FieldCipher] },
        { provide: SWEEP_EVERY, useValue: every },
        MediaService, MediaSweep, MediaTimers, MediaHoldings,
      ],
      exports: [MediaFiles],
    };
  }
}

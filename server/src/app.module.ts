import { Module, type DynamicModule } from '@nestjs/common';
import type { DemoPerson } from '@supermarket/shared';
import { join } from 'node:path';
import { AreasModule } from './areas/areas.module.js';
import { ANCHORS, AnchorFile } from './audit/anchors.js';
import { SealsModule } from './audit/seals.module.js';
import { AuthModule } from './auth/auth.module.js';
import { DemoModule } from './auth/demo.module.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { CONFIG, type Config } from './config.js';
import { ConsentModule } from './consent/consent.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { HealthModule } from './health/health.module.js';
import { HoursModule } from './hours/hours.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { HttpSms, LoggedSms } from './inbox/sms.js';
import { JobsModule } from './jobs/jobs.module.js';
import { KernelModule, type Clock } from './kernel/index.js';
import type { OpenDatabase } from './kernel/database/open.js';
import { MEDIA_FOLDER } from './media/media.files.js';
import { MediaModule } from './media/media.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { PeopleModule } from './people/people.module.js';
import { PointsModule } from './points/points.module.js';
import { ShopModule } from './shop/shop.module.js';
import { sealedTables } from './sealed-tables.js';
import { ScreensModule } from './screens/screens.module.js';
import type { WechatClient } from './wechat/wechat.client.js';
import type { PushSettings } from './wechat/push.settings.js';
import { WechatModule } from './wechat/wechat.module.js';
import type { WechatSimulator } from './wechat/wechat.simulator.js';

/** Milliseconds between two looks for what open pages show. */
const LIVE_LOOKS = 1_000;

/** Milliseconds between two looks for files that belong to nothing. */
const SWEEP_EVERY = 3_600_000;

/** What an application is made of; `createApp` puts it together. */
export interface AppParts {
  readonly config: Config;
  readonly open: OpenDatabase;
  readonly clock: Clock;
  readonly wechat: WechatClient;
  /** How WeChat tells us something; null: it cannot. */
  readonly push: PushSettings | null;
  /** In demo mode only: without it there is no demo login. */
  readonly demo: { readonly simulator: WechatSimulator; readonly people: readonly DemoPerson[] } | null;
  /** Milliseconds between two looks for jobs; 0: none. */
  readonly jobsEvery: number;
}

/** Makes the configuration injectable by `@Inject(CONFIG)`. */
@Module({})
class ConfigModule {
  static of(config: Config): DynamicModule {
    const provider = { provide: CONFIG, useValue: config };
    return { module: ConfigModule, global: true, providers: [provider], exports: [provider] };
  }
}

@Module({})
export class AppModule {
  static of({ config, open, clock, wechat, push, demo, jobsEvery }: AppParts): DynamicModule {
    const auth = AuthModule.of({ tokenKey: config.tokenKey });
    const orders = OrdersModule.of({ doorKey: config.doorKey, officeHours: config.officeHours, auth });
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        KernelModule.of({ open, cipherKeys: config.cipherKeys, clock }),
        HealthModule,
        WechatModule.of({ client: wechat, templates: config.wechat.templates, push, every: jobsEvery === 0 ? 0 : SWEEP_EVERY }),
        JobsModule.of({ every: jobsEvery }),
        SealsModule.of({ ...config.seals, tables: sealedTables, anchors: new AnchorFile(join(config.dataFolder, ANCHORS)) }),
        AreasModule,
        PeopleModule,
        auth,
        ...(demo ? [DemoModule.of(auth, demo.simulator, demo.people)] : []),
        ConsentModule,
        MediaModule.of({ folder: join(config.dataFolder, MEDIA_FOLDER), every: jobsEvery === 0 ? 0 : SWEEP_EVERY, auth, passes: { publicUrl: config.publicUrl, key: config.tokenKey } }),
        InboxModule.of({ sms: config.sms ? new HttpSms(config.sms) : new LoggedSms() }),
        CatalogModule,
        PointsModule,
        HoursModule,
        orders,
        FeedbackModule.of(orders),
        MatchingModule.of(orders),
        ShopModule,
        ScreensModule.of({ every: jobsEvery === 0 ? 0 : LIVE_LOOKS, auth, orders }),
      ],
    };
  }
}

import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DemoPerson } from '@supermarket/shared';
import { WechatSimulator } from '../wechat/wechat.simulator.js';
import { DemoController } from './demo.controller.js';
import { DemoPeople } from './demo-people.js';

/** Only imported by an application in demo mode. */
@Module({})
export class DemoModule implements OnApplicationShutdown {
  constructor(private readonly wechat: WechatSimulator) {}

  static of(auth: DynamicModule, wechat: WechatSimulator, people: readonly DemoPerson[]): DynamicModule {
    return {
      module: DemoModule,
      imports: [auth],
      controllers: [DemoController],
      providers: [
        { provide: WechatSimulator, useValue: wechat },
        { provide: DemoPeople, useValue: new DemoPeople(people) },
      ],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.wechat.stop();
  }
}

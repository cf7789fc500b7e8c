import { Body, Controller, Get, Post } from '@nestjs/common';
import type { DemoPeopleView, DemoWechatCodeView, SessionView } from '@supermarket/shared';
import { Access, Refusal } from '../kernel/index.js';
import { WechatSimulator } from '../wechat/wechat.simulator.js';
import { DemoLoginDto } from './auth.dto.js';
import { DemoPeople } from './demo-people.js';
import { LoginService } from './login.service.js';
import { AtMost } from './throttle.js';

/** Coming in without WeChat. Registered in the demo only; production does not have these routes. */
@Controller('v1/auth')
@Access('guest')
export class DemoController {
  constructor(
    private readonly login: LoginService,
    private readonly demo: DemoPeople,
    private readonly wechat: WechatSimulator,
  ) {}

  @Get('demo-people')
  people(): DemoPeopleView {
    return { people: [...this.demo.people] };
  }

  @Post('demo')
  @AtMost(120, 60)
  byDemo(@Body() { personId }: DemoLoginDto): Promise<SessionView> {
    return this.login.byDemo(this.#demoPerson(personId));
  }

  /** What `wx.login` and the phone button would give this person, from the simulator. */
  @Post('demo-wechat-code')
  @AtMost(120, 60)
  wechatCode(@Body() { personId }: DemoLoginDto): DemoWechatCodeView {
    const id = this.#demoPerson(personId);
    return { code: this.wechat.codeFor(this.demo.openidOf(id)), phoneCode: this.wechat.phoneCodeFor() };
  }

  #demoPerson(personId: string): string {
    if (!this.demo.people.some((person) => person.id === personId)) throw new Refusal('PERSON_UNKNOWN');
    return personId;
  }
}

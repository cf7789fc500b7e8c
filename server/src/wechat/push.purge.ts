import { Inject, Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '../kernel/index.js';
import { FromTimeToTime } from '../kernel/from-time-to-time.js';
import { KNOWN_DAYS } from './push.service.js';

/** Milliseconds between two looks; 0: this process purges nothing. */
export const PURGE_EVERY = Symbol('PURGE_EVERY');

/** Messages that WeChat cannot send again, because they are too old to be taken. A day more than they are known for. */
@Injectable()
export class PushPurge extends FromTimeToTime {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    @Inject(PURGE_EVERY) every: number,
  ) {
    super('WechatPush', every);
  }

  /** Answers how many it removed. */
  override look(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - (2 * KNOWN_DAYS + 1) * 86_400_000);
    return this.uow.run((tx) => tx.change('DELETE FROM wechat_push WHERE received_at < ?', [before]));
  }
}

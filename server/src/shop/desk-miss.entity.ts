import { Entity, Index } from 'typeorm';
import { Instant, Key, Ref } from '../kernel/index.js';

/** A code that was tried at a desk and was none: five in a minute slow a person down. */
@Entity('desk_miss')
@Index('ix_desk_miss_person', ['personId', 'at'])
export class DeskMiss {
  @Key() id: number;
  @Ref() stationId: string;
  @Ref() personId: string;
  @Instant() at: Date;
}

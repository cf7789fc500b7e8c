import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import { ServiceOrder } from './order.entity.js';

/** 不再请他来: a household does not want this helper again. Private to it; while the row stands the two do not meet. */
@Entity('refused_helper')
@Index('ix_refused_helper_volunteer', ['volunteerId', 'residentId'])
@ForeignKey(() => Person, ['residentId'], ['id'], { name: 'fk_refused_helper_resident' })
@ForeignKey(() => Person, ['volunteerId'], ['id'], { name: 'fk_refused_helper_volunteer' })
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_refused_helper_order' })
export class RefusedHelper {
  @PrimaryColumn({ type: 'varchar', length: 36 }) residentId: string;
  @PrimaryColumn({ type: 'varchar', length: 36 }) volunteerId: string;
  /** After which visit it was said. */
  @Ref() orderId: string;
  @Instant() at: Date;
}
